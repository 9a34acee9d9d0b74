import { DispositionType, ReviewKind } from 'backstage-plugin-orr-common';

/** The worst that the answers of a review show, by what it does to the decision. @internal */
export type StoryGap = 'none' | 'note' | 'condition' | 'stops';

/** One review of a story. All times are days before today. @internal */
export interface StoryReview {
  kind: Extract<ReviewKind, 'launch' | 'periodic'>;
  gap: StoryGap;
  startedAgo: number;
  /** The share of the questions that are answered by now, where it was not submitted yet. */
  answered?: number;
  /** An answer is taken over from a sibling. */
  copies?: boolean;
  /** A question is handed to a colleague, and waits there. */
  handsOver?: boolean;
  /** One part of the system has less than the others. */
  differs?: boolean;
  withdrawnAgo?: number;
  submittedAgo?: number;
  /** Given back with wishes, which are then answered and submitted anew. */
  givenBackAgo?: number;
  submittedAgainAgo?: number;
  /** Some answers are looked at before the decision. */
  looked?: boolean;
  /** What is proposed about the gaps that stop the decision, while the answers are written. */
  proposes?: {
    type: DispositionType;
    /** Until when an action is due, a mitigation holds or an acceptance lasts, in days from then. */
    days: number;
  };
  /** Medium gaps go to the backlog together, when the review is submitted. */
  fillsBacklog?: boolean;
  decidedAgo?: number;
  /** An action gets another day. */
  postponedAgo?: number;
  /** The oldest action is done. */
  finishedAgo?: number;
  /** How long after the decision its conditions are due, in days. */
  conditionDays?: number;
  /** All conditions but one are met, or all of them. */
  partlyMetAgo?: number;
  metAgo?: number;
  /** The dates of open conditions are moved. */
  extendedAgo?: number;
}

/** What has happened to one entity so far; the cadence of the checklist is in days. @internal */
export type Story = (cadence: number) => StoryReview[];

const WRITING_DAYS = 9;
const WAITING_DAYS = 3;

function decided(
  decidedAgo: number,
  gap: StoryGap,
  more: Partial<StoryReview> = {},
): StoryReview {
  return {
    kind: 'launch',
    gap,
    startedAgo: decidedAgo + WAITING_DAYS + WRITING_DAYS,
    submittedAgo: decidedAgo + WAITING_DAYS,
    decidedAgo,
    ...more,
  };
}

function running(
  startedAgo: number,
  answered: number,
  more: Partial<StoryReview> = {},
): StoryReview {
  return { kind: 'launch', gap: 'condition', startedAgo, answered, ...more };
}

/** What may become of an entity within a year. @internal */
export const STORIES = {
  ready: cadence => [decided(cadence * 0.4, 'note', { looked: true })],
  readyAtSecondTry: cadence => [
    decided(cadence * 0.6, 'stops'),
    decided(cadence * 0.5, 'none', { looked: true }),
  ],
  renewed: cadence => [
    decided(cadence + 30, 'note'),
    decided(25, 'none', { kind: 'periodic' }),
  ],
  dueSoon: cadence => [
    decided(cadence - 18, 'none'),
    // Begun, and put off until after the summer.
    {
      kind: 'periodic',
      gap: 'none',
      startedAgo: 34,
      answered: 0.15,
      withdrawnAgo: 30,
    },
  ],
  lapsed: cadence => [decided(cadence + 16, 'note')],
  lapsedAndRenewing: cadence => [
    decided(cadence + 9, 'none'),
    running(6, 0.6, { kind: 'periodic', copies: true, handsOver: true }),
  ],
  conditional: () => [
    decided(12, 'condition', {
      conditionDays: 24,
      looked: true,
      partlyMetAgo: 4,
    }),
  ],
  conditionMet: () => [
    decided(70, 'condition', { conditionDays: 28, metAgo: 49 }),
  ],
  conditionExtended: () => [
    decided(26, 'condition', { conditionDays: 20, extendedAgo: 8 }),
  ],
  conditionPast: () => [decided(64, 'condition', { conditionDays: 28 })],
  notReady: () => [decided(21, 'stops')],
  notReadyAndTrying: () => [decided(40, 'stops'), running(8, 0.8)],
  waiting: () => [
    {
      kind: 'launch',
      gap: 'condition',
      startedAgo: 13,
      submittedAgo: 4,
    },
  ],
  waitingAgain: () => [
    {
      kind: 'launch',
      gap: 'condition',
      startedAgo: 18,
      submittedAgo: 9,
      givenBackAgo: 6,
      submittedAgainAgo: 3,
    },
  ],
  together: () => [
    decided(16, 'note', { differs: true, conditionDays: 21, looked: true }),
  ],
  acting: () => [
    decided(30, 'stops', {
      conditionDays: 28,
      proposes: { type: 'action', days: 21 },
      fillsBacklog: true,
      postponedAgo: 14,
    }),
  ],
  actionLate: () => [
    decided(33, 'stops', {
      conditionDays: 28,
      metAgo: 12,
      proposes: { type: 'action', days: 30 },
      fillsBacklog: true,
    }),
  ],
  actionDone: () => [
    decided(60, 'stops', {
      conditionDays: 28,
      metAgo: 36,
      proposes: { type: 'action', days: 28 },
      finishedAgo: 40,
    }),
  ],
  riskAccepted: () => [
    decided(80, 'stops', {
      conditionDays: 28,
      metAgo: 60,
      looked: true,
      proposes: { type: 'acceptance', days: 110 },
    }),
  ],
  acceptanceEnded: () => [
    decided(150, 'stops', {
      conditionDays: 28,
      metAgo: 125,
      proposes: { type: 'acceptance', days: 140 },
    }),
  ],
  mitigated: () => [
    decided(50, 'stops', {
      conditionDays: 28,
      metAgo: 28,
      proposes: { type: 'mitigation', days: 160 },
      fillsBacklog: true,
    }),
  ],
  asking: () => [
    {
      kind: 'launch',
      gap: 'stops',
      startedAgo: 12,
      submittedAgo: 3,
      proposes: { type: 'acceptance', days: 90 },
    },
  ],
  started: () => [running(11, 0.45)],
  neverReviewed: () => [],
} as const satisfies Record<string, Story>;

/** @internal */
export type StoryName = keyof typeof STORIES;

/** Entities whose story is told on purpose, by name: those of the people one can sign in as, and what is seldom. @internal */
export const CAST: Readonly<Record<string, StoryName>> = {
  'checkout-api': 'conditional',
  'payment-gateway': 'lapsedAndRenewing',
  'refund-worker': 'neverReviewed',
  'invoice-archive': 'dueSoon',
  'fraud-scoring': 'notReady',
  'shop-web': 'readyAtSecondTry',
  basket: 'waitingAgain',
  'dispute-desk': 'conditionExtended',
  'route-planner': 'conditionMet',
  'points-ledger': 'lapsed',
  'voucher-service': 'conditionPast',
  'price-labels': 'notReadyAndTrying',
  'deploy-bot': 'acting',
  'payments-db': 'actionLate',
  'operational-readiness': 'mitigated',
  'points-db': 'riskAccepted',
  'warehouse-db': 'acceptanceEnded',
  'log-lake': 'asking',
};

/** Systems whose parts share a review, by name. @internal */
export const TOGETHER: Readonly<Record<string, StoryName>> = {
  fulfilment: 'together',
};

/** Who is asked first where a colleague is: people one can sign in as. @internal */
export const ASKED_FIRST: readonly string[] = [
  'user:default/nadia.haddad',
  'user:default/tom.becker',
];

/** The group of the example organisation whose people accept risks. @internal */
export const RISK_OWNERS = 'group:default/commerce';

/** The stories of all others, in turn. @internal */
export const CYCLE: readonly StoryName[] = [
  'ready',
  'started',
  'renewed',
  'conditionPast',
  'waiting',
  'lapsed',
  'actionDone',
  'notReadyAndTrying',
  'neverReviewed',
  'dueSoon',
  'conditional',
  'notReady',
  'readyAtSecondTry',
  'lapsedAndRenewing',
];

/** How far back the oldest story begins, in days. @internal */
export const YEAR_DAYS = 440;
