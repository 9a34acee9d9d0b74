import { Look } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface LookRow {
  review_id: string;
  question_id: string;
  answer_revision: number;
  looked_by: string;
  looked_at: string;
}

function toLook(row: LookRow): Look {
  return {
    questionId: row.question_id,
    answerRevision: row.answer_revision,
    lookedBy: row.looked_by,
    lookedAt: row.looked_at,
  };
}

/** Who has looked at which answers. @internal */
export class DatabaseLookStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Looks at the answers of a review as they are now, oldest first; what has changed since is left out. */
  async listCurrent(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<Look[]> {
    const rows: LookRow[] = await handle('answer_look')
      .join('answer', {
        'answer.review_id': 'answer_look.review_id',
        'answer.question_id': 'answer_look.question_id',
        'answer.revision': 'answer_look.answer_revision',
      })
      .where('answer_look.review_id', reviewId)
      .orderBy([
        'answer_look.looked_at',
        'answer_look.question_id',
        'answer_look.looked_by',
      ])
      .select('answer_look.*');
    return rows.map(toLook);
  }

  /** Keeps a look; a second one of the same person at the same revision changes nothing. */
  async add(trx: Transaction, reviewId: string, look: Look): Promise<void> {
    await trx<LookRow>('answer_look')
      .insert({
        review_id: reviewId,
        question_id: look.questionId,
        answer_revision: look.answerRevision,
        looked_by: look.lookedBy,
        looked_at: look.lookedAt,
      })
      .onConflict(['review_id', 'question_id', 'answer_revision', 'looked_by'])
      .ignore();
  }

  async remove(
    trx: Transaction,
    reviewId: string,
    look: Omit<Look, 'lookedAt'>,
  ): Promise<void> {
    await trx<LookRow>('answer_look')
      .where({
        review_id: reviewId,
        question_id: look.questionId,
        answer_revision: look.answerRevision,
        looked_by: look.lookedBy,
      })
      .delete();
  }
}
