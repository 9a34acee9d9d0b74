import { Answer } from 'backstage-plugin-orr-common';

/** @internal */
export interface AnswerRow {
  review_id: string;
  question_id: string;
  revision: number;
  statement: string | null;
  note: string | null;
  evidence: string;
  answered_by: string;
  answered_at: string;
  /** Lower case; from the statement. */
  assignee_ref: string | null;
  copied_review_id: string | null;
  copied_answered_by: string | null;
  copied_answered_at: string | null;
}

/** @internal */
export function toAnswer(row: AnswerRow): Answer {
  return {
    questionId: row.question_id,
    revision: row.revision,
    statement: row.statement ? JSON.parse(row.statement) : null,
    note: row.note ?? undefined,
    evidence: JSON.parse(row.evidence),
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
    ...(row.copied_review_id && {
      copiedFrom: {
        reviewId: row.copied_review_id,
        answeredBy: row.copied_answered_by!,
        answeredAt: row.copied_answered_at!,
      },
    }),
  };
}

/** To whom a question was handed that is still to be found out; full ref, lower case. @internal */
export function assigneeOf(
  answer?: Pick<Answer, 'statement'>,
): string | undefined {
  return answer?.statement?.kind === 'toBeResearched'
    ? answer.statement.assigneeRef.toLocaleLowerCase('en-US')
    : undefined;
}

/** @internal */
export function toAnswerRow(
  reviewId: string,
  answer: Answer,
  heldBy?: string,
): AnswerRow {
  return {
    review_id: reviewId,
    question_id: answer.questionId,
    revision: answer.revision,
    statement: answer.statement ? JSON.stringify(answer.statement) : null,
    note: answer.note ?? null,
    evidence: JSON.stringify(answer.evidence),
    answered_by: answer.answeredBy,
    answered_at: answer.answeredAt,
    assignee_ref:
      assigneeOf(answer) ?? (answer.statement ? null : heldBy ?? null),
    copied_review_id: answer.copiedFrom?.reviewId ?? null,
    copied_answered_by: answer.copiedFrom?.answeredBy ?? null,
    copied_answered_at: answer.copiedFrom?.answeredAt ?? null,
  };
}
