import { Answer } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { AnswerRow, toAnswer, toAnswerRow } from './answerRows';
import { insertRows, rewriteRows } from './chunks';
import { requireRow } from './requireRow';
import { ReviewRow, StoredReview, toReview } from './reviewRows';
import {
  returnedBySave,
  ReturnedAnswer,
  SavedAnswer,
  toSavedAnswer,
} from './SavedAnswer';
import { Transaction } from './transaction';

/** A review that is kept from other writers, with what a save of one answer has to know. @internal */
export interface LockedAnswer {
  review: StoredReview;
  /** Whether somebody has the review open besides whoever saves. */
  inCompany: boolean;
  /** In whose hands the question is. */
  assigneeRef?: string;
  isCopied: boolean;
}

/** The answers of reviews, as they are and as they were. @internal */
export class DatabaseAnswerStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * The review as it is now, kept from other writers until the transaction ends, in one statement with what a save has to
   * know: whether somebody else has the review open to hear of it, another person or the same one on another page; in whose
   * hands the question is; and whether its answer is a copy.
   */
  async lock(
    trx: Transaction,
    options: {
      reviewId: string;
      questionId: string;
      userRef: string;
      now: Date;
    },
  ): Promise<LockedAnswer> {
    const answer = () =>
      trx<AnswerRow>('answer').where({
        review_id: options.reviewId,
        question_id: options.questionId,
      });
    const present = () =>
      trx('review_presence')
        .where({ review_id: options.reviewId })
        .where('expires_at', '>', options.now.toISOString())
        .count();
    const row: ReviewRow & {
      others: number;
      own: number;
      assignee: string | null;
      source: string | null;
    } = await trx('review')
      .where({ id: options.reviewId })
      .forUpdate()
      .first(
        'review.*',
        answer().select('assignee_ref').as('assignee'),
        answer().select('copied_review_id').as('source'),
        present().whereNot({ user_ref: options.userRef }).as('others'),
        present().where({ user_ref: options.userRef }).as('own'),
      )
      .then(requireRow);
    return {
      review: toReview(row),
      // PostgreSQL counts in 64 bits, which arrive as text.
      inCompany: Number(row.others) > 0 || Number(row.own) > 1,
      assigneeRef: row.assignee ?? undefined,
      isCopied: row.source !== null,
    };
  }

  async get(
    trx: Transaction,
    key: { reviewId: string; questionId: string },
  ): Promise<Answer | undefined> {
    const row = await trx<AnswerRow>('answer')
      .where({ review_id: key.reviewId, question_id: key.questionId })
      .first();
    return row && toAnswer(row);
  }

  /** Of several reviews at once, by review. */
  async listOf(reviewIds: string[]): Promise<Map<string, Answer[]>> {
    const answers = new Map<string, Answer[]>(reviewIds.map(id => [id, []]));
    const rows = reviewIds.length
      ? await this.#knex<AnswerRow>('answer')
          .whereIn('review_id', reviewIds)
          .orderBy('question_id')
      : [];
    rows.forEach(row => answers.get(row.review_id)!.push(toAnswer(row)));
    return answers;
  }

  async list(reviewId: string, handle: Knex = this.#knex): Promise<Answer[]> {
    const rows = await handle<AnswerRow>('answer')
      .where({ review_id: reviewId })
      .orderBy('question_id');
    return rows.map(toAnswer);
  }

  /** The answers saved at an instant or later. */
  async listSince(reviewId: string, since: Date): Promise<Answer[]> {
    const rows = await this.#knex<AnswerRow>('answer')
      .where({ review_id: reviewId })
      .where('answered_at', '>=', since.toISOString())
      .orderBy('question_id');
    return rows.map(toAnswer);
  }

  async lastAnsweredAt(reviewId: string): Promise<string | undefined> {
    const row = await this.#knex<AnswerRow>('answer')
      .where({ review_id: reviewId })
      .max({ at: 'answered_at' })
      .first();
    return row?.at ?? undefined;
  }

  /** Every value of one answer, newest first; one more than the limit tells of a next page. */
  async listHistory(options: {
    reviewId: string;
    questionId: string;
    limit: number;
    /** The revision that was seen last. */
    before?: number;
  }): Promise<Answer[]> {
    const { reviewId, questionId, limit, before } = options;
    const rows = await this.#knex<AnswerRow>('answer_revision')
      .where({ review_id: reviewId, question_id: questionId })
      .modify(query => {
        if (before !== undefined) {
          query.where('revision', '<', before);
        }
      })
      .orderBy('revision', 'desc')
      .limit(limit + 1);
    return rows.map(toAnswer);
  }

  /** An answer as it was when the review was started with it. */
  async getCarried(
    trx: Transaction,
    key: { reviewId: string; questionId: string },
  ): Promise<Answer | undefined> {
    const row = await trx<AnswerRow>('answer_revision')
      .where({
        review_id: key.reviewId,
        question_id: key.questionId,
        revision: 1,
      })
      .whereRaw('answered_at = copied_answered_at')
      .first();
    return row && toAnswer(row);
  }

  /** Of these questions, kept from other writers by the lock of the review; by question. */
  async getMany(
    trx: Transaction,
    reviewId: string,
    questionIds: string[],
  ): Promise<Map<string, Answer>> {
    const rows = await trx<AnswerRow>('answer')
      .where({ review_id: reviewId })
      .whereIn('question_id', questionIds);
    return new Map(rows.map(row => [row.question_id, toAnswer(row)]));
  }

  /** The first answers of a review that was just started, in a number of statements that does not grow with them. */
  async insertCarried(
    trx: Transaction,
    reviewId: string,
    answers: Answer[],
  ): Promise<void> {
    const rows = answers.map(answer => toAnswerRow(reviewId, answer));
    await insertRows(trx, 'answer', rows);
    await insertRows(trx, 'answer_revision', rows);
  }

  /** The next values of answers that were read while the review was locked, many in one statement. */
  async saveMany(
    trx: Transaction,
    reviewId: string,
    answers: Answer[],
  ): Promise<void> {
    const rows = answers.map(answer => toAnswerRow(reviewId, answer));
    await rewriteRows(trx, 'answer', {
      rows,
      key: ['review_id', 'question_id'],
      columns: ['revision', 'answered_by', 'answered_at'],
    });
    await insertRows(trx, 'answer_revision', rows);
  }

  /**
   * Stores the next value of an answer and keeps it beside those before it. Nothing where the value before it is not the
   * one that this one follows. Answers the value before, and where the history of the review ends: both as they are once
   * the review is locked, in the statement that writes.
   */
  async save(
    trx: Transaction,
    reviewId: string,
    answer: Answer,
    /** In whose hands the question stays while it has no statement. */
    heldBy?: string,
  ): Promise<SavedAnswer | undefined> {
    const row = toAnswerRow(reviewId, answer, heldBy);
    const { question_id, revision } = row;
    const returned = returnedBySave(trx, row);
    const [written]: ReturnedAnswer[] =
      revision === 1
        ? await trx('answer')
            .insert(row)
            .onConflict(['review_id', 'question_id'])
            .ignore()
            .returning(returned)
        : await trx('answer')
            .where({ review_id: reviewId, question_id, revision: revision - 1 })
            .update(row)
            .returning(returned);
    if (!written) {
      return undefined;
    }
    await trx<AnswerRow>('answer_revision').insert(row);
    return toSavedAnswer(written);
  }
}
