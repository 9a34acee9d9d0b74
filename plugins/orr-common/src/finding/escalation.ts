/** What becomes of an escalation. @public */
export const ESCALATION_STATES = ['open', 'answered', 'withdrawn'] as const;

/** One of {@link ESCALATION_STATES}. @public */
export type EscalationState = (typeof ESCALATION_STATES)[number];

/**
 * What an escalation says, in the order in which it is asked.
 *
 * @public
 */
export const ESCALATION_FIELDS = [
  'situation',
  'criticality',
  'who',
  'impact',
  'urgency',
  'remedy',
] as const;

/** One of {@link ESCALATION_FIELDS}. @public */
export type EscalationField = (typeof ESCALATION_FIELDS)[number];

/** How long the texts of escalations may be. @internal */
export const ESCALATION_LIMITS = { field: 2_000, answer: 5_000 } as const;

/**
 * Takes a gap to somebody who can do what the team cannot, and asks them for an answer. It moves neither the level of the
 * gap nor a standing.
 *
 * @public
 */
export interface Escalation {
  /** A UUID. */
  id: string;
  /** The review in which the gap was. */
  reviewId: string;
  /** The question. */
  questionId: string;
  /** Where the gap is that of one covered entity alone. */
  coveredEntityRef?: string;
  /** Full ref of the person or the group that is asked, in lower case. */
  toRef: string;
  /** What is going on. */
  situation: string;
  /** How much depends on what is concerned. */
  criticality: string;
  /** Who or what is concerned. */
  who: string;
  /** What it does to them. */
  impact: string;
  /** By when something has to happen, and why then. */
  urgency: string;
  /** What would help. */
  remedy: string;
  /** What has become of it. */
  state: EscalationState;
  /** Full ref. */
  raisedBy: string;
  /** ISO instant. */
  raisedAt: string;
  /** What those who were asked say. */
  answer?: string;
  /** Full ref. */
  answeredBy?: string;
  /** ISO instant. */
  answeredAt?: string;
  /** ISO instant at which who raised it took it back. */
  withdrawnAt?: string;
}
