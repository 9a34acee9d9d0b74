import { ReviewKind } from '../checklist/checklistDocument';
import { Rung } from './disposition';
import { Look } from './look';

/** @public */
export type DecisionOutcome = 'go' | 'conditionalGo' | 'noGo';

/** What must happen by when for a conditional go to hold. @public */
export interface DecisionCondition {
  id: string;
  questionId?: string;
  /** The covered entities it binds, as full refs; absent where it binds all that the review is about. */
  entityRefs?: string[];
  text: string;
  ownerRef: string;
  /** YYYY-MM-DD, met until the end of that day in the organisation's time zone. */
  dueOn: string;
  /** ISO instant at which it was met. */
  metAt?: string;
  metBy?: string;
  /** What shows that it was met: a link, a note, or both. */
  metUrl?: string;
  metNote?: string;
  /** How its date was moved, oldest first. */
  extensions?: ConditionExtension[];
}

/** How the date of a condition was moved. @public */
export interface ConditionExtension {
  /** YYYY-MM-DD, as `to`. */
  from: string;
  to: string;
  reason: string;
  extendedBy: string;
  extendedAt: string;
}

/** A self-certified decision that was picked to be looked at afterwards, and the look once it was taken. @public */
export interface DecisionSample {
  /** One in so many, or every one with an accepted high risk. */
  reason: 'oneIn' | 'acceptedHigh';
  look?: {
    finding: 'agreed' | 'concern';
    note: string;
    lookedBy: string;
    lookedAt: string;
  };
}

/** A decision on a frozen snapshot. @public */
export interface Decision {
  id: string;
  reviewId: string;
  reviewKind: ReviewKind;
  snapshotId: string;
  checklistVersion: number;
  outcome: DecisionOutcome;
  reason: string;
  decidedBy: string;
  decidedAt: string;
  /** YYYY-MM-DD; absent on a no-go. */
  validUntil?: string;
  conditions: DecisionCondition[];
  /** Answers that the decider confirmed one by one: not applicable, covered elsewhere. */
  confirmedQuestionIds: string[];
  /** Answers that were looked at, by someone other than who gave them, as the decision found them. */
  looks?: Look[];
  /** How well the satisfied answers were founded when it was decided. */
  rungs?: Record<Rung, number>;
  /** Only where it was picked. */
  sample?: DecisionSample;
  /** Exceptions of covered entities that were confirmed in the same way. */
  confirmedExceptions?: { questionId: string; entityRef: string }[];
}
