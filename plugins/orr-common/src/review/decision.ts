import { ReviewKind } from '../checklist/checklistDocument';
import { RiskLevel, Rung } from './disposition';
import { Look } from './look';

/** What a decision may be. @public */
export type DecisionOutcome = 'go' | 'conditionalGo' | 'noGo';

/** What must happen by when for a conditional go to hold. @public */
export interface DecisionCondition {
  /** A UUID. */
  id: string;
  /** The question whose gap it is for; absent where it is for none. */
  questionId?: string;
  /** The covered entities it binds, as full refs; absent where it binds all that the review is about. */
  entityRefs?: string[];
  /** What has to be done. */
  text: string;
  /** Full ref of the user or group that has to do it. */
  ownerRef: string;
  /** YYYY-MM-DD, met until the end of that day in the organisation's time zone. */
  dueOn: string;
  /** ISO instant at which it was met. */
  metAt?: string;
  /** Full ref of who said that it is met. */
  metBy?: string;
  /** What shows that it was met: a link, a note, or both. */
  metUrl?: string;
  /** The note, as plain text. */
  metNote?: string;
  /** How its date was moved, oldest first. */
  extensions?: ConditionExtension[];
}

/** How the date of a condition was moved. @public */
export interface ConditionExtension {
  /** YYYY-MM-DD, as `to`. */
  from: string;
  /** The day it was moved to. */
  to: string;
  /** Why, in the words of who moved it. */
  reason: string;
  /** Full ref of who moved it. */
  extendedBy: string;
  /** ISO instant. */
  extendedAt: string;
}

/** A self-certified decision that was picked to be looked at afterwards, and the look once it was taken. @public */
export interface DecisionSample {
  /** One in so many, or every one with an accepted high risk. */
  reason: 'oneIn' | 'acceptedHigh';
  /** What was found, by whom (full ref) and when (ISO instant); absent until somebody has looked. */
  look?: {
    finding: 'agreed' | 'concern';
    note: string;
    lookedBy: string;
    lookedAt: string;
  };
}

/** A gap as a decision found it, and what was decided about it. @public */
export interface DecidedGap {
  /** The question with the gap. */
  questionId: string;
  /** The covered entity whose own answer shows it; absent where it is that of the answer that all share. */
  coveredEntityRef?: string;
  /** The level that it shows. */
  level: RiskLevel;
  /** The disposition that counted, by its id; absent where nothing was decided about it. */
  dispositionId?: string;
}

/** A decision on a frozen snapshot. @public */
export interface Decision {
  /** A UUID. */
  id: string;
  /** The review that was decided. */
  reviewId: string;
  /** The occasion of that review. */
  reviewKind: ReviewKind;
  /** The submission it was taken on. */
  snapshotId: string;
  /** The snapshot that froze what it stood on; absent on decisions older than that. */
  ownSnapshotId?: string;
  /** The version of the checklist that was answered. */
  checklistVersion: number;
  /** What was decided. */
  outcome: DecisionOutcome;
  /** Why, in the words of who decided. */
  reason: string;
  /** Full ref of who decided. */
  decidedBy: string;
  /** ISO instant. */
  decidedAt: string;
  /** YYYY-MM-DD; absent on a no-go. */
  validUntil?: string;
  /** What has to happen for it to hold; empty unless it is a conditional go. */
  conditions: DecisionCondition[];
  /** Answers that the decider confirmed one by one: not applicable, covered elsewhere. */
  confirmedQuestionIds: string[];
  /** Answers that were looked at, by someone other than who gave them, as the decision found them. */
  looks?: Look[];
  /** How well the satisfied answers were founded when it was decided. */
  rungs?: Record<Rung, number>;
  /** Only where it was picked. */
  sample?: DecisionSample;
  /** The gaps that it knew of; absent on decisions older than that. */
  gaps?: DecidedGap[];
  /** Exceptions of covered entities that were confirmed in the same way. */
  confirmedExceptions?: { questionId: string; entityRef: string }[];
}
