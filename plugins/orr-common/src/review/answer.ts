/**
 * What a person states on one question. Durations are in the unit of the question, dates are YYYY-MM-DD.
 *
 * @public
 */
export type AnswerStatement =
  | { kind: 'choices'; choices: string[] }
  | { kind: 'practice'; value: 'yes' | 'partly' | 'no' }
  | { kind: 'number'; value: number }
  | { kind: 'duration'; value: number }
  | { kind: 'date'; value: string }
  | { kind: 'text'; value: string }
  | { kind: 'notApplicable'; reason: string }
  | { kind: 'coveredElsewhere'; url: string; date: string }
  | { kind: 'toBeResearched'; assigneeRef: string; note?: string };

/** A link that shows what an answer says, with the day it was looked up. @public */
export interface Evidence {
  /** An http or https address. */
  url: string;
  /** What the link is called; its address stands in where there is none. */
  title?: string;
  /** YYYY-MM-DD, the day it was looked up. */
  date: string;
}

/**
 * Where a copied answer comes from. The review is named by its id alone: whose it is, each reader looks up as what they
 * may see.
 *
 * @public
 */
export interface CopiedFrom {
  /** The review it was copied from. */
  reviewId: string;
  /** Full ref of who gave the answer there. */
  answeredBy: string;
  /** ISO instant. */
  answeredAt: string;
}

/**
 * A person's statement on one question of a review; `statement` is null once it was cleared.
 *
 * @public
 */
export interface Answer {
  /** The question of the checklist that it answers. */
  questionId: string;
  /** The covered entity that differs; absent on the answer that all entities of a review share. */
  entityRef?: string;
  /** Counts the saves of this answer, from 1. */
  revision: number;
  /** What is stated; null once it was cleared. */
  statement: AnswerStatement | null;
  /** What is said beside it, as plain text. */
  note?: string;
  /** True where something is said beside it that is kept from the reader. */
  isNoteKept?: boolean;
  /** The links that show it, in the order they were added. */
  evidence: Evidence[];
  /** Full ref of who saved it last. */
  answeredBy: string;
  /** ISO instant. */
  answeredAt: string;
  /** Until the statement is changed by hand. */
  copiedFrom?: CopiedFrom;
}

/** What judging needs of an answer. @public */
export type JudgedAnswer = Pick<
  Answer,
  'statement' | 'evidence' | 'answeredBy' | 'answeredAt'
> &
  // A look at an answer holds for one revision of it.
  Partial<Pick<Answer, 'revision'>>;

/** An answer that holds for one of the entities a review covers, instead of the common one. @public */
export type AnswerException = Answer & { entityRef: string };

/** What judging needs of an exception. @public */
export type JudgedException = JudgedAnswer &
  Pick<AnswerException, 'questionId' | 'entityRef'>;
