import {
  addDays,
  CAMPAIGN_ENDS_AFTER_DAYS,
  ChecklistVersion,
  dayOf,
} from 'backstage-plugin-orr-common';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { DatabaseCampaignMemberStore } from '../../database/campaign/DatabaseCampaignMemberStore';
import { DatabaseCampaignStore } from '../../database/campaign/DatabaseCampaignStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { CampaignEnding } from './CampaignEnding';
import { CampaignMatching } from './CampaignMatching';
import { CampaignTelling } from './CampaignTelling';

/** @internal */
export interface CampaignRoundOptions {
  campaigns: DatabaseCampaignStore;
  campaignMembers: DatabaseCampaignMemberStore;
  checklists: DatabaseChecklistStore;
  ending: CampaignEnding;
  matching: CampaignMatching;
  telling: CampaignTelling;
  timeZone: string;
}

/**
 * Looks after running campaigns: finds their entities anew when the catalog or the checklist has changed, tells owners, and
 * ends what nobody has ended two weeks after its day.
 *
 * @internal
 */
export class CampaignRound {
  readonly #options: CampaignRoundOptions;

  constructor(options: CampaignRoundOptions) {
    this.#options = options;
  }

  /** Answers how many owners were told something. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const { campaigns, checklists, telling, timeZone } = this.#options;
    const running = await campaigns.listRunning();
    const current = running.length ? await checklists.listCurrent() : [];
    const today = dayOf(now, timeZone);
    let told = 0;
    for (const campaign of running) {
      if (signal?.aborted) {
        break;
      }
      await this.#match(campaign, current, signal);
      if (addDays(campaign.dueOn, CAMPAIGN_ENDS_AFTER_DAYS) < today) {
        await this.#end(campaign, now);
      } else {
        const moment = { checklists: current, today, now, signal };
        told += await telling.tell(campaign, moment);
      }
    }
    return told;
  }

  async #match(
    campaign: StoredCampaign,
    checklists: ChecklistVersion[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { campaigns, campaignMembers, matching } = this.#options;
    const checklist = checklists.find(
      ({ checklistId }) => checklistId === campaign.checklistId,
    );
    const matchedMark = checklist && (await matching.markOf(checklist));
    if (!checklist || matchedMark === campaign.matchedMark) {
      return;
    }
    const members = await matching.match(campaign, checklist, signal);
    await campaigns.transaction(async trx => {
      const current = await campaigns.lock(trx, campaign.id);
      if (current?.state === 'running') {
        await campaignMembers.replace(trx, campaign.id, members);
        await campaigns.update(trx, { ...current, matchedMark });
      }
    });
  }

  async #end(campaign: StoredCampaign, now: Date): Promise<void> {
    const { campaigns, ending } = this.#options;
    const found = await ending.collect(campaign);
    await campaigns.transaction(async trx => {
      const before = await campaigns.lock(trx, campaign.id);
      // Another replica, or a person, may have been first, or have given it another day.
      if (
        before?.state === 'running' &&
        before.revision === campaign.revision
      ) {
        await ending.store(trx, { ...found, before, now });
      }
    });
  }
}
