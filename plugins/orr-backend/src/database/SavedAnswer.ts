import { Answer, HistoryHead } from 'backstage-plugin-orr-common';
import { AnswerRow } from './answerRows';
import { Transaction } from './transaction';

/** What a save has to know for the history. @internal */
export interface SavedAnswer {
  /** Where the history of the review ends. */
  tail?: HistoryHead;
  /** What the answer was. */
  before?: Pick<Answer, 'statement' | 'note' | 'evidence'>;
}

/** What the statement that saves answers besides. @internal */
export interface ReturnedAnswer {
  tail_seq: number | null;
  tail_digest: string | null;
  before_statement: string | null;
  before_note: string | null;
  before_evidence: string | null;
}

/** What the statement that saves is to answer. @internal */
export function returnedBySave(trx: Transaction, row: AnswerRow) {
  const ofTail = (column: string) =>
    trx.raw(
      `(SELECT ${column} FROM history_head WHERE aggregate_type = 'review' AND aggregate_id = ?) AS tail_${column}`,
      [row.review_id],
    );
  const ofBefore = (column: string) =>
    trx.raw(
      `(SELECT ${column} FROM answer_revision AS earlier WHERE earlier.review_id = ? AND earlier.question_id = ? AND earlier.revision = ?) AS before_${column}`,
      [row.review_id, row.question_id, row.revision - 1],
    );
  return [
    ...['seq', 'digest'].map(ofTail),
    ...['statement', 'note', 'evidence'].map(ofBefore),
  ];
}

/** @internal */
export function toSavedAnswer(row: ReturnedAnswer): SavedAnswer {
  return {
    tail:
      row.tail_seq === null
        ? undefined
        : { seq: row.tail_seq, digest: row.tail_digest! },
    before:
      row.before_evidence === null
        ? undefined
        : {
            statement: row.before_statement
              ? JSON.parse(row.before_statement)
              : null,
            note: row.before_note ?? undefined,
            evidence: JSON.parse(row.before_evidence),
          },
  };
}
