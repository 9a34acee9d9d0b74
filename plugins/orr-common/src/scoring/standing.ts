import { OwnerState } from '../ownership';
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

/** Where an entity stands under a checklist. @public */
export type Standing = (typeof STANDINGS)[number];

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

/** One reason for a standing, with what it is about. @public */
export interface StandingReason {
  /** What the reason is. */
  code: StandingReasonCode;
  /** The question it is about. */
  questionId?: string;
  /** The condition it is about. */
  conditionId?: string;
  /** The decision it follows from. */
  decisionId?: string;
  /** ISO instant or YYYY-MM-DD. */
  date?: string;
  /** Full ref of the user or group it names. */
  personRef?: string;
}

/** Said beside the standing; none of them changes it. @public */
export interface StandingFlags {
  /** The decision lapses soon. */
  dueSoon: boolean;
  /** The checklist has a newer version than the one decided on. */
  newerVersion: boolean;
  /** A review is running. */
  inReview: boolean;
  /** A live signal contradicts an answer, and nobody has said anything to it. */
  contradicted: boolean;
  /** It is in production, and nothing was ever decided. */
  launchedUnreviewed: boolean;
  /** Something is amiss with its ownership: see {@link OwnerState}. */
  ownerProblem: boolean;
  /** Its tier or lifecycle was lowered since the latest decision. */
  relaxed: boolean;
}

/** Everything a standing is computed from. Days count to their end in the organisation's time zone. @public */
export interface StandingInput {
  /** The checklist asks for entities of this kind. */
  applies: boolean;
  /** The readiness programme is about the entity. */
  inScope: boolean;
  /** An approved exemption. */
  exemption?: { until: string; approvedBy: string };
  /** What the catalog says about its owner. */
  ownerState: OwnerState;
  /** As the catalog has it; `production` means that it is launched. */
  lifecycle?: string;
  /** A production deployment is known. */
  deployedToProduction?: boolean;
  /** Tier or lifecycle was lowered since the latest decision. */
  relaxed?: boolean;
  /**
   * Whether the checklist applied and the entity was in scope, had tier and lifecycle stayed as they were at the latest
   * decision. While `relaxed`, that holds on until the cadence of that decision has passed.
   */
  before?: { applies: boolean; inScope: boolean };
  /** In any order; only launch and periodic reviews count. */
  decisions: Decision[];
  /** Risks that were accepted, each until a day. */
  acceptances: {
    questionId: string;
    level: RiskLevel;
    approverRef: string;
    expiresOn: string;
  }[];
  /** Risks that were mitigated, each to be looked at again on a day. */
  mitigations: {
    questionId: string;
    residualLevel: RiskLevel | 'NONE';
    confirmedBy: string;
    reviewOn: string;
  }[];
  /** Gaps that were found, by ISO instant; those older than the latest decision were known to it. */
  disclosedGaps: { questionId: string; cell: GateCell; disclosedAt: string }[];
  /** Live signals against an answer, by ISO instant, with what the checklist does about them. */
  contradictions: {
    questionId: string;
    policy: 'flag' | 'condition' | 'lost';
    since: string;
    answeredAt?: string;
    /** YYYY-MM-DD by which it is to be fixed; until then nobody is waited for. */
    fixBy?: string;
  }[];
  /** A running review. */
  inReview: boolean;
  /** The newest version of the checklist. */
  latestVersion: number;
  /** When rules of newer versions begin to bind this entity. */
  rollout: { version: number; dueOn: string }[];
  /** How long a decision holds that names no day itself. */
  cadenceMonths: number;
  /** Default 14. */
  disclosureGraceDays?: number;
  /** Default 14. */
  contradictionWindowDays?: number;
  /** Default 30. */
  dueSoonDays?: number;
  /** The moment the standing is asked for. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** The standing of one entity under one checklist. @public */
export interface StandingResult {
  /** Where the entity stands. */
  standing: Standing;
  /** The number of the rule that matched, 1 to 6. */
  rule: 1 | 2 | 3 | 4 | 5 | 6;
  /** Why, in a fixed order; never empty. */
  reasons: StandingReason[];
  /** What is said beside it. */
  flags: StandingFlags;
  /**
   * Whether it is required and the cadence of its latest decision, of whatever outcome, has not passed: what the coverage of
   * the programme counts.
   */
  decisionInDate: boolean;
  /** YYYY-MM-DD until which the decision holds. */
  validUntil?: string;
  /** The decision it follows from; absent before the first. */
  decisionId?: string;
  /** ISO instant at which the result next changes by itself. */
  nextChangeAt?: string;
}
