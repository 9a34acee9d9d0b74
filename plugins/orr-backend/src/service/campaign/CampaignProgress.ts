import {
  CampaignDetails,
  CampaignEntity,
  CampaignEntityPage,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import {
  CampaignProgressModel,
  CampaignRowFilter,
  CampaignRowFound,
} from '../../database/campaign/CampaignProgressModel';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { CampaignView } from '../../database/campaign/CampaignSource';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  CampaignEntityQuery,
  CampaignExportQuery,
  CampaignInput,
} from '../CampaignService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { CampaignAccess } from './CampaignAccess';
import { CampaignEntities } from './CampaignEntities';
import { CampaignWords } from './CampaignWords';
import { writeCampaignCsv } from './writeCampaignCsv';

/** Owners that are shown; of more than these it is said how many there are. */
const TEAMS = 200;
/** Rows that are read at a time: few statements, and never the whole list in memory. */
const EXPORT_PAGE = 1_000;

/** What a list of entities is read from. */
interface Looked {
  campaign: StoredCampaign;
  view: CampaignView;
  words: CampaignWords;
}

/** How far campaigns have come, as far as the caller sees. @internal */
export class CampaignProgress {
  readonly #access: CampaignAccess;
  readonly #checklists: DatabaseChecklistStore;
  readonly #clock: OrrClock;
  readonly #entities: CampaignEntities;
  readonly #progress: CampaignProgressModel;

  constructor(options: {
    access: CampaignAccess;
    checklists: DatabaseChecklistStore;
    clock: OrrClock;
    campaignEntities: CampaignEntities;
    campaignProgress: CampaignProgressModel;
  }) {
    this.#access = options.access;
    this.#checklists = options.checklists;
    this.#clock = options.clock;
    this.#entities = options.campaignEntities;
    this.#progress = options.campaignProgress;
  }

  async details(
    { campaignId }: CampaignInput,
    options: RequestOptions,
  ): Promise<CampaignDetails> {
    const { campaign, view, words, mayManage } = await this.#look(
      campaignId,
      options,
    );
    const isCounted = isListed(campaign);
    const { teams, total } = isCounted
      ? await this.#progress.countTeams(view, {
          limit: TEAMS,
          shown: await this.#access.shown(options),
        })
      : { teams: [], total: 0 };
    return {
      campaign: words.show(campaign),
      counts: isCounted ? await this.#progress.count(view) : undefined,
      teams,
      teamsLeftOut: total - teams.length,
      at:
        (campaign.state === 'ended' ? campaign.endedAt : undefined) ??
        this.#clock.now().toISOString(),
      may: { manage: mayManage },
    };
  }

  async list(
    query: CampaignEntityQuery,
    options: RequestOptions,
  ): Promise<CampaignEntityPage> {
    const { cursor, limit, campaignId, ...narrowing } = query;
    const looked = await this.#look(campaignId, options);
    const binding = {
      list: 'campaign-entities',
      campaignId,
      // What was kept has other keys than what runs.
      state: looked.campaign.state,
      ...narrowing,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    if (!isListed(looked.campaign)) {
      return { items: [], totalItems: 0 };
    }
    const filter = filterOf(query);
    const found = await this.#progress.listPage(looked.view, {
      filter,
      limit,
      after: after && { sortName: after.value, key: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    return {
      items: await this.#entities.show(page, looked),
      totalItems: await this.#progress.countRows(looked.view, filter),
      nextCursor:
        found.length > page.length
          ? toPageCursor({ value: last.sortName, id: last.key }, binding)
          : undefined,
    };
  }

  async exportCsv(
    query: CampaignExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    const looked = await this.#look(query.campaignId, options);
    return this.#writeCsv(looked, filterOf(query));
  }

  async *#writeCsv(
    looked: Looked,
    filter: CampaignRowFilter,
  ): AsyncIterable<string> {
    let header = true;
    for await (const items of this.#pages(looked, filter)) {
      yield writeCampaignCsv(items, { header });
      header = false;
    }
  }

  async *#pages(
    looked: Looked,
    filter: CampaignRowFilter,
  ): AsyncIterable<CampaignEntity[]> {
    let after: CampaignRowFound | undefined;
    do {
      const found = isListed(looked.campaign)
        ? await this.#progress.listPage(looked.view, {
            filter,
            limit: EXPORT_PAGE,
            after,
          })
        : [];
      const page = found.slice(0, EXPORT_PAGE);
      yield await this.#entities.show(page, looked);
      after = found.length > page.length ? page[page.length - 1] : undefined;
    } while (after);
  }

  async #look(
    campaignId: string,
    options: RequestOptions,
  ): Promise<Looked & { mayManage: boolean }> {
    const { campaign, visibility, mayManage } = await this.#access.open(
      campaignId,
      options,
    );
    const words = new CampaignWords(await this.#checklists.listCurrent());
    return {
      campaign,
      mayManage,
      words,
      view: words.view(campaign, visibility),
    };
  }
}

/** Before it is started nobody is asked, and of one that was cancelled nothing is kept. */
function isListed({ state }: StoredCampaign): boolean {
  return state === 'running' || state === 'ended';
}

function filterOf({ owner, outcome }: CampaignExportQuery): CampaignRowFilter {
  return { owner, outcomes: outcome };
}
