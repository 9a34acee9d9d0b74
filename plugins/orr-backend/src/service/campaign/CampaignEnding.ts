import { CampaignProgressModel } from '../../database/campaign/CampaignProgressModel';
import {
  CampaignArchive,
  StoredCampaign,
} from '../../database/campaign/campaignRows';
import { DatabaseCampaignMemberStore } from '../../database/campaign/DatabaseCampaignMemberStore';
import {
  CampaignResult,
  DatabaseCampaignResultStore,
} from '../../database/campaign/DatabaseCampaignResultStore';
import { DatabaseCampaignStore } from '../../database/campaign/DatabaseCampaignStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { Transaction } from '../../database/transaction';
import { CampaignEntities } from './CampaignEntities';
import { CampaignWords } from './CampaignWords';

const PAGE = 1_000;

/** What is kept of a campaign. */
interface CampaignFound {
  results: CampaignResult[];
  archive: CampaignArchive;
}

/** Keeps what a campaign has come to, for good. @internal */
export class CampaignEnding {
  readonly #campaigns: DatabaseCampaignStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #entities: CampaignEntities;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #members: DatabaseCampaignMemberStore;
  readonly #progress: CampaignProgressModel;
  readonly #results: DatabaseCampaignResultStore;

  constructor(options: {
    campaigns: DatabaseCampaignStore;
    campaignEntities: CampaignEntities;
    campaignMembers: DatabaseCampaignMemberStore;
    campaignProgress: CampaignProgressModel;
    campaignResults: DatabaseCampaignResultStore;
    checklists: DatabaseChecklistStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#campaigns = options.campaigns;
    this.#checklists = options.checklists;
    this.#entities = options.campaignEntities;
    this.#historyLog = options.historyLog;
    this.#members = options.campaignMembers;
    this.#progress = options.campaignProgress;
    this.#results = options.campaignResults;
  }

  /** How all entities stand now, whoever may see them. */
  async collect(campaign: StoredCampaign): Promise<CampaignFound> {
    const words = new CampaignWords(await this.#checklists.listCurrent());
    const view = words.view(campaign, { type: 'everything' });
    const results: CampaignResult[] = [];
    let found = await this.#progress.listPage(view, {
      filter: {},
      limit: PAGE,
    });
    for (;;) {
      const page = found.slice(0, PAGE);
      const owners = await this.#entities.listOwners(view, page);
      const open = await this.#entities.openQuestions(view, page);
      results.push(
        ...page.map(({ key, ...row }) => ({
          ...row,
          ownerRefs: owners.get(key) ?? [],
          openQuestionIds: open.get(key) ?? [],
        })),
      );
      if (found.length === page.length) {
        return { results, archive: words.named(campaign) };
      }
      found = await this.#progress.listPage(view, {
        filter: {},
        limit: PAGE,
        after: page[page.length - 1],
      });
    }
  }

  /** The campaign is to be locked, and running. */
  async store(
    trx: Transaction,
    ended: CampaignFound & {
      before: StoredCampaign;
      now: Date;
      userRef?: string;
    },
  ): Promise<StoredCampaign> {
    const { before, results, archive, now, userRef } = ended;
    const after: StoredCampaign = {
      ...before,
      state: 'ended',
      revision: before.revision + 1,
      endedBy: userRef,
      endedAt: now.toISOString(),
      archive,
    };
    await this.#campaigns.update(trx, after);
    await this.#results.insert(trx, after.id, results);
    await this.#members.replace(trx, after.id, []);
    await this.#historyLog.append(trx, {
      aggregateType: 'campaign',
      aggregateId: after.id,
      at: now.toISOString(),
      action: 'campaign.ended',
      facts: { until: after.dueOn },
      actorRef: userRef,
    });
    return after;
  }
}
