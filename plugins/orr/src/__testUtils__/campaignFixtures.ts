import {
  Campaign,
  CampaignAsk,
  CampaignCounts,
  CampaignDetails,
  CampaignEntity,
} from 'backstage-plugin-orr-common';

export const CAMPAIGN_ID = '0b0c3f7e-53f6-4a6e-9d43-1f4f7e2a9c12';

const question = { id: 'zone-loss', title: 'What if a zone is gone?' };

/** A campaign that runs. */
export function campaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: CAMPAIGN_ID,
    revision: 2,
    state: 'running',
    title: 'Two zones by summer',
    brief: 'The **zone** went away.',
    ownerRef: 'group:default/reliability',
    checklist: { id: 'launch', title: 'Service launch' },
    questions: [question],
    startsOn: '2026-03-02',
    dueOn: '2026-06-30',
    createdBy: 'user:default/ines',
    createdAt: '2026-03-01T09:00:00.000Z',
    startedBy: 'user:default/ines',
    startedAt: '2026-03-02T09:00:00.000Z',
    ...change,
  };
}

export function campaignCounts(
  change: Partial<CampaignCounts> = {},
): CampaignCounts {
  return {
    entities: 30,
    done: 12,
    open: 10,
    accepted: 1,
    notReviewed: 7,
    ...change,
  };
}

export function campaignDetails(
  change: Partial<CampaignDetails> = {},
): CampaignDetails {
  return {
    campaign: campaign(),
    counts: campaignCounts(),
    teams: [
      {
        ownerRef: 'group:default/money',
        title: 'Money',
        counts: campaignCounts({
          entities: 3,
          done: 3,
          open: 0,
          accepted: 0,
          notReviewed: 0,
        }),
      },
      {
        ownerRef: 'group:default/search',
        title: 'Search',
        counts: campaignCounts({ entities: 27, done: 9 }),
      },
    ],
    teamsLeftOut: 0,
    at: '2026-03-10T09:00:00.000Z',
    may: { manage: false },
    ...change,
  };
}

export function campaignEntity(
  change: Partial<CampaignEntity> = {},
): CampaignEntity {
  return {
    entity: { entityRef: 'component:default/payments', title: 'Payments' },
    ownerRefs: ['group:default/money'],
    outcome: 'open',
    openCount: 1,
    askedCount: 1,
    openQuestions: [question],
    review: { reviewId: 'r1', entityRef: 'component:default/payments' },
    ...change,
  };
}

export function campaignAsk(change: Partial<CampaignAsk> = {}): CampaignAsk {
  const { id, title, dueOn, checklist } = campaign();
  const { entity, openCount, openQuestions, outcome, review } =
    campaignEntity();
  return {
    campaign: { id, title, dueOn, checklist },
    entity,
    openCount,
    openQuestions,
    outcome,
    review,
    ...change,
  };
}
