/** How far a vouching has come. @public */
export const VOUCHING_STATES = ['active', 'withdrawing', 'withdrawn'] as const;

/** One of {@link VOUCHING_STATES}. @public */
export type VouchingState = (typeof VOUCHING_STATES)[number];

/** The most questions of a checklist that one vouching is about. @public */
export const MAX_VOUCHED_QUESTIONS = 50;

/** For how many days at most is vouched before somebody has to say so again. @public */
export const MAX_VOUCHING_DAYS = 366;

/** How many days before its last day who vouches is told. @public */
export const VOUCHING_REMINDER_DAYS = 30;

/** That something is taken back which was vouched for. @public */
export interface VouchingWithdrawal {
  /** Why, in the words of who withdrew it. */
  reason: string;
  /** Whether it ended at once, since relying on it is not safe. */
  unsafe: boolean;
  /** Full ref of who withdrew it. */
  by: string;
  /** ISO instant. */
  at: string;
  /** ISO instant from which on it vouches for nothing. */
  endsAt: string;
}

/** That a platform or a software template answers questions of a checklist for the entities that are built on it. @public */
export interface Vouching {
  /** A UUID. */
  id: string;
  /** Counts its changes. */
  revision: number;
  /** Full ref of the platform or the template. */
  voucherRef: string;
  /** What people call it, where that is not its name. */
  voucherTitle?: string;
  /** The checklist whose questions it answers. */
  checklistId: string;
  /** The questions, in no order. */
  questionIds: string[];
  /** What the platform does, in the words of who vouches. */
  statement: string;
  /** An http or https address where that can be looked at. */
  url: string;
  /** YYYY-MM-DD, the last day for which it vouches. */
  validUntil: string;
  /** How far it has come; one whose last day has passed vouches for nothing in any of them. */
  state: VouchingState;
  /** Why and until when, once it is withdrawn. */
  withdrawal?: VouchingWithdrawal;
  /** Full ref of who said so first. */
  createdBy: string;
  /** ISO instant. */
  createdAt: string;
  /** Full ref of who said it last. */
  changedBy: string;
  /** ISO instant. */
  changedAt: string;
}
