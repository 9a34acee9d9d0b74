import {
  CampaignStage,
  campaignStageOn,
  CAMPAIGN_OPEN_OUTCOMES,
  ChecklistVersion,
} from 'backstage-plugin-orr-common';
import { CampaignOwnerModel } from '../../database/campaign/CampaignOwnerModel';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseToldStore } from '../../database/DatabaseToldStore';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { scopeOf, tell } from '../told/tell';
import { CampaignWords } from './CampaignWords';

const BATCH = 200;

interface OwnerWork {
  ownerRef: string;
  entities: number;
}

/**
 * Tells owners with something open that a campaign began, and when its day comes near or has passed; each of it once,
 * whichever replica gets there first.
 *
 * @internal
 */
export class CampaignTelling {
  readonly #outbox: DatabaseOutboxStore;
  readonly #owners: CampaignOwnerModel;
  readonly #told: DatabaseToldStore;

  constructor(options: {
    campaignOwners: CampaignOwnerModel;
    outbox: DatabaseOutboxStore;
    told: DatabaseToldStore;
  }) {
    this.#owners = options.campaignOwners;
    this.#outbox = options.outbox;
    this.#told = options.told;
  }

  /** Answers how many were told. */
  async tell(
    campaign: StoredCampaign,
    {
      checklists,
      today,
      now,
      signal,
    }: {
      checklists: ChecklistVersion[];
      today: string;
      now: Date;
      signal?: AbortSignal;
    },
  ): Promise<number> {
    const stage = campaignStageOn(today, campaign);
    const view = new CampaignWords(checklists).view(campaign, {
      type: 'everything',
    });
    let count = 0;
    let afterRef: string | undefined;
    while (!signal?.aborted) {
      const page = await this.#owners.listPage(view, {
        outcomes: CAMPAIGN_OPEN_OUTCOMES,
        limit: BATCH,
        afterRef,
      });
      count += await this.#tellAll(page, { campaign, stage, now });
      if (page.length < BATCH) {
        break;
      }
      afterRef = page[page.length - 1].ownerRef;
    }
    return count;
  }

  async #tellAll(
    page: OwnerWork[],
    {
      campaign,
      stage,
      now,
    }: { campaign: StoredCampaign; stage: CampaignStage; now: Date },
  ): Promise<number> {
    if (!page.length) {
      return 0;
    }
    const messages = page.map(work => newsOf(campaign, stage, work));
    const scopes = page.map(({ ownerRef }) =>
      scopeOf('campaignStarted', [campaign.id, ownerRef]),
    );
    return this.#told.transaction(async trx => {
      const claimed = await this.#told.claim(
        trx,
        // A day that was moved is told of again.
        scopes.map(scope => ({
          scope,
          stage: stage === 'started' ? stage : `${stage}:${campaign.dueOn}`,
        })),
        now,
      );
      const news = messages.filter((_, index) => claimed.has(scopes[index]));
      await this.#outbox.add(trx, news, now);
      return news.length;
    });
  }
}

function titleOf({ title, dueOn }: StoredCampaign, stage: CampaignStage) {
  switch (stage) {
    case 'started':
      return `${title}: something is asked of you until ${dueOn}`;
    case 'past':
      return `${title}: was to be done by ${dueOn}`;
    default:
      return `${title}: is to be done by ${dueOn}`;
  }
}

const OCCASIONS_OF = {
  started: 'campaignStarted',
  near: 'campaignNear',
  nearer: 'campaignNear',
  past: 'campaignPast',
} as const;

function newsOf(
  campaign: StoredCampaign,
  stage: CampaignStage,
  { ownerRef, entities }: OwnerWork,
): OutboxMessage {
  return tell(OCCASIONS_OF[stage], {
    about: [campaign.id, ownerRef],
    to: [ownerRef],
    title: titleOf(campaign, stage),
    description: `It is open for ${entities} ${
      entities === 1 ? 'entity' : 'entities'
    } of yours. The page of the campaign says what it is for and leads to each question.`,
    link: `/orr/campaigns/${campaign.id}?owner=${encodeURIComponent(ownerRef)}`,
  });
}
