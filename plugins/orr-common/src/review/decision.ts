import { ReviewKind } from '../checklist/checklistDocument';

/** @public */
export type DecisionOutcome = 'go' | 'conditionalGo' | 'noGo';

/** What must happen by when for a conditional go to hold. @public */
export interface DecisionCondition {
  id: string;
  questionId?: string;
  text: string;
  ownerRef: string;
  /** YYYY-MM-DD, met until the end of that day in the organisation's time zone. */
  dueOn: string;
  /** ISO instant at which it was met. */
  metAt?: string;
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
}
