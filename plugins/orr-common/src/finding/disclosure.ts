import { Gate } from '../checklist/checklistDocument';
import { AnswerStatement } from '../review/answer';
import { RiskLevel } from '../review/disposition';

/**
 * Says of an answer that was decided on that it holds no longer, and what holds instead. It counts against the standing
 * until it is closed or another decision is taken.
 *
 * @public
 */
export interface Disclosure {
  /** A UUID. */
  id: string;
  /** The review whose answer it is about. */
  reviewId: string;
  /** The decision that rests on that answer. */
  decisionId: string;
  /** The question. */
  questionId: string;
  /** The covered entity of which alone it is said. */
  coveredEntityRef?: string;
  /** What holds instead. */
  statement: AnswerStatement;
  /** What has happened, in the words of who disclosed it. */
  note?: string;
  /** True where that is kept from the reader. */
  isNoteKept?: boolean;
  /** What the statement shows. */
  level: RiskLevel;
  /** The gate of the question, as it was decided on. */
  gate: Gate;
  /** Full ref of who disclosed it. */
  disclosedBy: string;
  /** ISO instant. */
  disclosedAt: string;
  /** Full ref of who found that it is fixed. */
  closedBy?: string;
  /** ISO instant. */
  closedAt?: string;
  /** What they say to it. */
  closedNote?: string;
  /** What shows it. */
  closedUrl?: string;
}
