import { ReviewKind } from 'backstage-plugin-orr-common';

/** The worst that the answers of a review show, by what it does to the decision. @internal */
export type StoryGap = 'none' | 'note' | 'condition' | 'stops';

/** One review of a story. All times are days before today. @internal */
export interface StoryReview {
  kind: Extract<ReviewKind, 'launch' | 'periodic'>;
  gap: StoryGap;
  startedAgo: number;
  /** The share of the questions that are answered by now, where it was not submitted yet. */
  answered?: number;
  submittedAgo?: number;
  decidedAgo?: number;
  /** How long after the decision its conditions are due, in days. */
  conditionDays?: number;
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
  ready: cadence => [decided(cadence * 0.4, 'note')],
  readyAtSecondTry: cadence => [
    decided(cadence * 0.6, 'stops'),
    decided(cadence * 0.5, 'none'),
  ],
  renewed: cadence => [
    decided(cadence + 30, 'note'),
    decided(25, 'none', { kind: 'periodic' }),
  ],
  dueSoon: cadence => [decided(cadence - 18, 'none')],
  lapsed: cadence => [decided(cadence + 16, 'note')],
  lapsedAndRenewing: cadence => [
    decided(cadence + 9, 'none'),
    running(6, 0.6, { kind: 'periodic' }),
  ],
  conditional: () => [decided(12, 'condition', { conditionDays: 24 })],
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
  started: () => [running(11, 0.45)],
  neverReviewed: () => [],
} as const satisfies Record<string, Story>;

/** @internal */
export type StoryName = keyof typeof STORIES;

/** Entities whose story is told on purpose, by name: those of the people one can sign in as. @internal */
export const CAST: Readonly<Record<string, StoryName>> = {
  'checkout-api': 'conditional',
  'payment-gateway': 'lapsedAndRenewing',
  'refund-worker': 'neverReviewed',
  'invoice-archive': 'dueSoon',
  'fraud-scoring': 'notReady',
  'shop-web': 'readyAtSecondTry',
  basket: 'waiting',
};

/** The stories of all others, in turn. @internal */
export const CYCLE: readonly StoryName[] = [
  'ready',
  'started',
  'renewed',
  'conditionPast',
  'waiting',
  'lapsed',
  'ready',
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
