import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  campaignAfter,
  campaignProblems,
  ChecklistVersion,
  dayOf,
  givesStandings,
  HistoryAction,
  HistoryFacts,
} from 'backstage-plugin-orr-common';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { DatabaseCampaignMemberStore } from '../../database/campaign/DatabaseCampaignMemberStore';
import { DatabaseCampaignStore } from '../../database/campaign/DatabaseCampaignStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { Transaction } from '../../database/transaction';
import {
  ChangeCampaignInput,
  CreateCampaignInput,
  MoveCampaignInput,
} from '../CampaignService';
import { Writing } from '../NamedWrites';
import { noCampaign } from './CampaignAccess';
import {
  CampaignContent,
  changedFields,
  contentOf,
  FIXED_ONCE_RUNNING,
} from './campaignContent';
import { CampaignEnding } from './CampaignEnding';
import { CampaignMatching } from './CampaignMatching';

type Write = (trx: Transaction) => Promise<StoredCampaign>;

/** @internal */
export interface CampaignWritesOptions {
  campaigns: DatabaseCampaignStore;
  campaignMembers: DatabaseCampaignMemberStore;
  checklists: DatabaseChecklistStore;
  ending: CampaignEnding;
  historyLog: DatabaseHistoryLog;
  matching: CampaignMatching;
  timeZone: string;
}

/** Writes campaigns: each answers what is to be done in the transaction, once all that can be known before is. @internal */
export class CampaignWrites {
  readonly #options: CampaignWritesOptions;

  constructor(options: CampaignWritesOptions) {
    this.#options = options;
  }

  async create(input: CreateCampaignInput, writing: Writing): Promise<Write> {
    const content = contentOf(input);
    await this.#requireValid(content);
    const campaign: StoredCampaign = {
      ...content,
      id: randomUUID(),
      revision: 1,
      state: 'draft',
      briefBy: content.brief && writing.userRef,
      createdBy: writing.userRef,
      createdAt: writing.now.toISOString(),
    };
    return async trx => {
      await this.#options.campaigns.insert(trx, campaign);
      await this.#tell(trx, campaign, 'campaign.created', writing);
      return campaign;
    };
  }

  async change(input: ChangeCampaignInput, writing: Writing): Promise<Write> {
    const content = contentOf(input);
    await this.#requireValid(content);
    return async trx => {
      const before = await this.#lock(trx, input);
      if (before.state !== 'draft' && before.state !== 'running') {
        throw new ConflictError(
          'The campaign is over and stays as it was then',
        );
      }
      if (before.state === 'running') {
        this.#requireKept(before, content, writing);
      }
      const fields = changedFields(before, content);
      const after = {
        ...before,
        ...content,
        ...(fields.includes('brief') && {
          briefBy: content.brief && writing.userRef,
        }),
        revision: before.revision + 1,
      };
      await this.#options.campaigns.update(trx, after);
      await this.#tell(trx, after, 'campaign.changed', writing, {
        fields,
      });
      return after;
    };
  }

  async move(input: MoveCampaignInput, writing: Writing): Promise<Write> {
    switch (input.act) {
      case 'start':
        return this.#start(input, writing);
      case 'end':
        return this.#end(input, writing);
      default:
        return async trx => {
          const before = await this.#movable(trx, input);
          const after: StoredCampaign = {
            ...before,
            ...endedBy(before, writing),
            state: 'cancelled',
          };
          await this.#options.campaigns.update(trx, after);
          await this.#options.campaignMembers.replace(trx, after.id, []);
          await this.#tell(trx, after, 'campaign.cancelled', writing);
          return after;
        };
    }
  }

  async #start(input: MoveCampaignInput, writing: Writing): Promise<Write> {
    const { campaigns, campaignMembers, matching, timeZone } = this.#options;
    const draft = await this.#get(input);
    const today = dayOf(writing.now, timeZone);
    requireFuture(draft.dueOn, today);
    const checklist = await this.#requireValid(draft);
    const mark = await matching.markOf(checklist);
    const members = await matching.match(draft, checklist);
    if (!members.length) {
      throw new ConflictError('There is no entity that the campaign is about');
    }
    return async trx => {
      const before = await this.#movable(trx, input);
      const after: StoredCampaign = {
        ...before,
        state: 'running',
        revision: before.revision + 1,
        startsOn: today,
        startedBy: writing.userRef,
        startedAt: writing.now.toISOString(),
        matchedMark: mark,
      };
      await campaigns.update(trx, after);
      await campaignMembers.replace(trx, after.id, members);
      await this.#tell(trx, after, 'campaign.started', writing);
      return after;
    };
  }

  async #end(input: MoveCampaignInput, writing: Writing): Promise<Write> {
    const { ending } = this.#options;
    const found = await ending.collect(await this.#get(input));
    return async trx =>
      ending.store(trx, {
        ...found,
        before: await this.#movable(trx, input),
        now: writing.now,
        userRef: writing.userRef,
      });
  }

  async #get({ campaignId }: MoveCampaignInput): Promise<StoredCampaign> {
    const found = await this.#options.campaigns.get(campaignId);
    if (!found) {
      throw noCampaign(campaignId);
    }
    return found;
  }

  async #lock(
    trx: Transaction,
    { campaignId, revision }: { campaignId: string; revision: number },
  ): Promise<StoredCampaign> {
    const found = await this.#options.campaigns.lock(trx, campaignId);
    if (!found) {
      throw noCampaign(campaignId);
    }
    if (found.revision !== revision) {
      throw new ConflictError(
        'revision: the campaign was changed meanwhile; load it again',
      );
    }
    return found;
  }

  async #movable(
    trx: Transaction,
    input: MoveCampaignInput,
  ): Promise<StoredCampaign> {
    const found = await this.#lock(trx, input);
    if (!campaignAfter(found.state, input.act)) {
      throw new ConflictError('The campaign is no longer open to that');
    }
    return found;
  }

  async #requireValid(content: CampaignContent): Promise<ChecklistVersion> {
    const { checklistId } = content;
    const checklist = (await this.#options.checklists.listCurrent()).find(
      known => known.checklistId === checklistId,
    );
    if (
      checklist?.document.state !== 'published' ||
      !givesStandings(checklist.document)
    ) {
      throw new InputError(
        `checklistId: no published checklist that gives standings has the id '${checklistId}'`,
      );
    }
    const problems = campaignProblems(content, checklist.document);
    if (problems.length) {
      throw new InputError(
        problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
      );
    }
    return checklist;
  }

  #requireKept(
    before: StoredCampaign,
    content: CampaignContent,
    { now }: Writing,
  ): void {
    const changed = changedFields(before, content);
    const fixed = FIXED_ONCE_RUNNING.find(field => changed.includes(field));
    if (fixed) {
      throw new InputError(
        `${fixed}: stays as it is once the campaign runs, since others go by it`,
      );
    }
    if (changed.includes('dueOn')) {
      requireFuture(content.dueOn, dayOf(now, this.#options.timeZone));
    }
  }

  async #tell(
    trx: Transaction,
    { id, dueOn }: StoredCampaign,
    action: HistoryAction,
    { userRef, now }: Writing,
    facts: HistoryFacts = {},
  ): Promise<void> {
    await this.#options.historyLog.append(trx, {
      aggregateType: 'campaign',
      aggregateId: id,
      at: now.toISOString(),
      action,
      facts: { until: dueOn, ...facts },
      actorRef: userRef,
    });
  }
}

function requireFuture(dueOn: string, today: string): void {
  if (dueOn < today) {
    throw new InputError('dueOn: must not be before today');
  }
}

function endedBy(
  before: StoredCampaign,
  { userRef, now }: Writing,
): Pick<StoredCampaign, 'revision' | 'endedBy' | 'endedAt'> {
  return {
    revision: before.revision + 1,
    endedBy: userRef,
    endedAt: now.toISOString(),
  };
}
