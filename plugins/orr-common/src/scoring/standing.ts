import { Decision } from '../review/decision';
import { RiskLevel } from '../review/disposition';
import { GateCell } from './reviewJudgement';

/** Where an entity stands under a checklist, worst first. @public */
export const STANDINGS = [
  'notReady',
  'neverReviewed',
  'overdue',
  'readyWithConditions',
  'ready',
  'notRequired',
] as const;

/** @public */
export type Standing = (typeof STANDINGS)[number];

/** What the catalog says about the owner. @public */
export type OwnerState =
  | 'owned'
  | 'unowned'
  | 'ownerNotFound'
  | 'ownerIsPerson';

/** Why a standing is what it is, as data. @public */
export type StandingReasonCode =
  | 'checklistDoesNotApply'
  | 'outOfScope'
  | 'exempt'
  | 'noDecision'
  | 'ownerUnresolved'
  | 'decidedNoGo'
  | 'conditionPastDue'
  | 'acceptanceExpired'
  | 'mitigationReviewPast'
  | 'gapPastGrace'
  | 'contradictionUnanswered'
  | 'cadencePassed'
  | 'newerVersionDue'
  | 'conditionOpen'
  | 'acceptedHigh'
  | 'mitigationResidualHigh'
  | 'gapWithinGrace'
  | 'contradictionOpen'
  | 'decidedGo';

/** @public */
export interface StandingReason {
  code: StandingReasonCode;
  questionId?: string;
  conditionId?: string;
  decisionId?: string;
  /** ISO instant or YYYY-MM-DD. */
  date?: string;
  personRef?: string;
}

/** Said beside the standing; none of them changes it. @public */
export interface StandingFlags {
  dueSoon: boolean;
  newerVersion: boolean;
  inReview: boolean;
  contradicted: boolean;
  launchedUnreviewed: boolean;
  ownerProblem: boolean;
  relaxed: boolean;
}

/** Everything a standing is computed from. Days count to their end in the organisation's time zone. @public */
export interface StandingInput {
  applies: boolean;
  inScope: boolean;
  /** An approved exemption. */
  exemption?: { until: string; approvedBy: string };
  ownerState: OwnerState;
  lifecycle?: string;
  /** A production deployment is known. */
  deployedToProduction?: boolean;
  /** Tier or lifecycle was lowered since the latest decision. */
  relaxed?: boolean;
  /** In any order; only launch and periodic reviews count. */
  decisions: Decision[];
  acceptances: {
    questionId: string;
    level: RiskLevel;
    approverRef: string;
    expiresOn: string;
  }[];
  mitigations: {
    questionId: string;
    residualLevel: RiskLevel | 'NONE';
    confirmedBy: string;
    reviewOn: string;
  }[];
  disclosedGaps: { questionId: string; cell: GateCell; disclosedAt: string }[];
  contradictions: {
    questionId: string;
    policy: 'flag' | 'condition' | 'lost';
    since: string;
    answeredAt?: string;
  }[];
  /** A running review. */
  inReview: boolean;
  latestVersion: number;
  /** When rules of newer versions begin to bind this entity. */
  rollout: { version: number; dueOn: string }[];
  cadenceMonths: number;
  /** Default 14. */
  disclosureGraceDays?: number;
  /** Default 14. */
  contradictionWindowDays?: number;
  /** Default 30. */
  dueSoonDays?: number;
  now: Date;
  timeZone: string;
}

/** The standing of one entity under one checklist. @public */
export interface StandingResult {
  standing: Standing;
  /** The number of the rule that matched, 1 to 6. */
  rule: 1 | 2 | 3 | 4 | 5 | 6;
  reasons: StandingReason[];
  flags: StandingFlags;
  /** YYYY-MM-DD until which the decision holds. */
  validUntil?: string;
  decisionId?: string;
  /** ISO instant at which the result next changes by itself. */
  nextChangeAt?: string;
}
