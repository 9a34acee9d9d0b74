import { AnswerRow } from './answerRows';
import { Transaction } from './transaction';

/** Who gave a question into the hands it is in, or was in last. @internal */
export async function findHandingOver(
  trx: Transaction,
  key: { reviewId: string; questionId: string; assigneeRef: string },
): Promise<string | undefined> {
  const revisions = () =>
    trx<AnswerRow>('answer_revision').where({
      review_id: key.reviewId,
      question_id: key.questionId,
    });
  const inTheirHands = () => revisions().where('assignee_ref', key.assigneeRef);
  const before = revisions()
    .where(other =>
      other
        .whereNull('assignee_ref')
        .orWhereNot('assignee_ref', key.assigneeRef),
    )
    .where('revision', '<', inTheirHands().max('revision'))
    .select(trx.raw('coalesce(max(revision), 0)'));
  const row = await inTheirHands()
    .where('revision', '>', before)
    .orderBy('revision')
    .first('answered_by');
  return row?.answered_by;
}
