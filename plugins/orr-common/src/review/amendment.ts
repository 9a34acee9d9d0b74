import { Answer, Evidence } from './answer';

/**
 * A small edit of an answer that was decided on: its words, its links, or both. What is stated stays as it was decided on,
 * so nothing is judged anew.
 *
 * @public
 */
export interface Amendment {
  /** A UUID. */
  id: string;
  /** The review whose answer it is about. */
  reviewId: string;
  /** The decision that rests on that answer. */
  decisionId: string;
  /** The question. */
  questionId: string;
  /** The covered entity whose own answer it is; absent for the answer that all share. */
  coveredEntityRef?: string;
  /** Counts the amendments of this answer, from 1. */
  revision: number;
  /** The note from then on, empty where it was taken away; absent where it stays as it was. */
  note?: string;
  /** True where the note was changed and is kept from the reader. */
  isNoteKept?: boolean;
  /** All links from then on; absent where they stay as they were. */
  evidence?: Evidence[];
  /** Full ref of who made it. */
  amendedBy: string;
  /** ISO instant. */
  amendedAt: string;
}

/** The words and links of an answer. @internal */
export type AnswerWords = Pick<Answer, 'note' | 'isNoteKept' | 'evidence'>;

/** An answer with the words and links that amendments of it, oldest first, have left. @internal */
export function amendedAnswer<TAnswer extends AnswerWords>(
  answer: TAnswer,
  amendments: readonly Pick<Amendment, 'note' | 'isNoteKept' | 'evidence'>[],
): TAnswer {
  return amendments.reduce<TAnswer>(
    (before, { note, isNoteKept, evidence }) => ({
      ...before,
      ...(note !== undefined && { note: note || undefined }),
      ...(isNoteKept && { note: undefined, isNoteKept }),
      ...(evidence && { evidence }),
    }),
    answer,
  );
}

/** The common answers of a review as they were amended since it was decided. @internal */
export function amendedAnswers<TAnswer extends Answer>(
  answers: readonly TAnswer[],
  amendments: readonly Pick<
    Amendment,
    'questionId' | 'coveredEntityRef' | 'note' | 'isNoteKept' | 'evidence'
  >[],
): TAnswer[] {
  return answers.map(answer =>
    amendedAnswer(
      answer,
      amendments.filter(
        ({ questionId, coveredEntityRef }) =>
          questionId === answer.questionId && coveredEntityRef === undefined,
      ),
    ),
  );
}
