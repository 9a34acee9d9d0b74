import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  Answer,
  DecisionOutcome,
  transition,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  closeScope,
  insertScope,
  ReviewEntityRow,
} from './DatabaseCoverageStore';
import { AnswerRow, toAnswer, toAnswerRow } from './answerRows';
import { ReviewRow, StoredReview, toReview, toReviewRow } from './reviewRows';
import { applyVisibility } from './applyVisibility';
import {
  returnedBySave,
  ReturnedAnswer,
  SavedAnswer,
  toSavedAnswer,
} from './SavedAnswer';
import { Transaction } from './transaction';
import { VisibilityFilter } from './VisibilityFilter';

const OPEN_STATES = ['inProgress', 'submitted', 'changesRequested'];

/** Who has to do with a review: took part in it, or reviews by its checklist. @internal */
export interface PersonOfReview {
  reviewId: string;
  ref: string;
  role: 'participant' | 'reviewer';
}

/** A review that is kept from other writers, with what a save of one answer has to know. @internal */
export interface LockedAnswer {
  review: StoredReview;
  /** Whether somebody has the review open besides whoever saves. */
  inCompany: boolean;
  /** In whose hands the question is. */
  assigneeRef?: string;
  isCopied: boolean;
}

/** Reviews and their answers. @internal */
export class DatabaseReviewStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(reviewId: string): Promise<StoredReview | undefined> {
    const row = await this.#knex<ReviewRow>('review')
      .where({ id: reviewId })
      .first();
    return row && toReview(row);
  }

  /** Whether anybody ever started one. */
  async hasAny(): Promise<boolean> {
    const row = await this.#knex<ReviewRow>('review').first('id');
    return row !== undefined;
  }

  /** The review as it is now, kept from other writers until the transaction ends. */
  async lock(trx: Transaction, reviewId: string): Promise<StoredReview> {
    return toReview(
      await trx<ReviewRow>('review')
        .where({ id: reviewId })
        .forUpdate()
        .first()
        .then(required),
    );
  }

  /**
   * The same for a save of one answer, in one statement with what a save has to know: whether somebody else has the review
   * open to hear of it, another person or the same one on another page; in whose hands the question is; and whether its
   * answer is a copy.
   */
  async lockForAnswer(
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
      .then(required);
    return {
      review: toReview(row),
      // PostgreSQL counts in 64 bits, which arrive as text.
      inCompany: Number(row.others) > 0 || Number(row.own) > 1,
      assigneeRef: row.assignee ?? undefined,
      isCopied: row.source !== null,
    };
  }

  /** A review about its own entity, unless others are named. */
  async insert(
    trx: Transaction,
    review: StoredReview,
    entityIds = [review.entityId],
  ): Promise<void> {
    try {
      await trx<ReviewRow>('review').insert(toReviewRow(review));
      await insertScope(trx, review, entityIds);
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(
          'A review of this entity under this checklist is open already',
        );
      }
      throw error;
    }
  }

  async update(trx: Transaction, review: StoredReview): Promise<void> {
    await trx<ReviewRow>('review')
      .where({ id: review.id })
      .update(toReviewRow(review));
    if (!OPEN_STATES.includes(review.state)) {
      await closeScope(trx, review.id);
    }
  }

  /** Ends decided reviews that newer decisions have replaced. */
  async supersede(trx: Transaction, reviewIds: string[]): Promise<void> {
    await trx<ReviewRow>('review')
      .whereIn('id', reviewIds)
      .update({
        state: transition('decided', 'supersede'),
        revision: trx.raw('revision + 1'),
      });
  }

  /** Open reviews that are about these entities, once for each of them. */
  async listOpen(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<{ entityId: string; review: StoredReview }[]> {
    const rows: (ReviewRow & { about_id: string })[] =
      await handle<ReviewEntityRow>('review_entity as about')
        .join('review', 'review.id', 'about.review_id')
        .whereIn('about.entity_id', entityIds)
        .whereNotNull('about.open_checklist_id')
        .select('review.*', { about_id: 'about.entity_id' });
    return rows.map(row => ({
      entityId: row.about_id,
      review: toReview(row),
    }));
  }

  /** Open reviews of this entity itself, whatever they cover. */
  async listOpenOwn(entityId: string): Promise<StoredReview[]> {
    const rows = await this.#knex<ReviewRow>('review')
      .where({ entity_id: entityId })
      .whereIn('state', OPEN_STATES)
      .orderBy('id');
    return rows.map(toReview);
  }

  /**
   * Reviews of an entity, newest first, with the outcome of decided ones; one more than the limit tells of a next page.
   * With them those of systems that are about it; with a filter, those of them that it lets through.
   */
  async listByEntity(options: {
    entityId: string;
    limit: number;
    before?: { value: string; id: string };
    covering?: VisibilityFilter;
  }): Promise<
    { review: StoredReview; entityRef: string; outcome?: DecisionOutcome }[]
  > {
    const {
      entityId,
      limit,
      before,
      covering = { type: 'everything' },
    } = options;
    const rows: (ReviewRow & {
      outcome: DecisionOutcome | null;
      entity_ref: string;
    })[] = await this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .leftJoin('decision', 'decision.review_id', 'review.id')
      .where(about => {
        about.where('review.entity_id', entityId);
        about.orWhere(others =>
          applyVisibility(
            others.whereIn(
              'review.id',
              this.#knex<ReviewEntityRow>('review_entity')
                .where({ entity_id: entityId })
                .select('review_id'),
            ),
            covering,
            { review: 'review' },
          ),
        );
      })
      .modify(query => {
        if (before) {
          query.whereRaw('(review.started_at, review.id) < (?, ?)', [
            before.value,
            before.id,
          ]);
        }
      })
      .orderBy([
        { column: 'review.started_at', order: 'desc' },
        { column: 'review.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('review.*', 'decision.outcome', 'entity.entity_ref');
    return rows.map(row => ({
      review: toReview(row),
      entityRef: row.entity_ref,
      outcome: row.outcome ?? undefined,
    }));
  }

  async getAnswer(
    trx: Transaction,
    key: { reviewId: string; questionId: string },
  ): Promise<Answer | undefined> {
    const row = await trx<AnswerRow>('answer')
      .where({ review_id: key.reviewId, question_id: key.questionId })
      .first();
    return row && toAnswer(row);
  }

  /** Of several reviews at once, by review. */
  async listAnswersOf(reviewIds: string[]): Promise<Map<string, Answer[]>> {
    const answers = new Map<string, Answer[]>(reviewIds.map(id => [id, []]));
    const rows = reviewIds.length
      ? await this.#knex<AnswerRow>('answer')
          .whereIn('review_id', reviewIds)
          .orderBy('question_id')
      : [];
    rows.forEach(row => answers.get(row.review_id)!.push(toAnswer(row)));
    return answers;
  }

  async listAnswers(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<Answer[]> {
    const rows = await handle<AnswerRow>('answer')
      .where({ review_id: reviewId })
      .orderBy('question_id');
    return rows.map(toAnswer);
  }

  /** The answers saved at an instant or later. */
  async listAnswersSince(reviewId: string, since: Date): Promise<Answer[]> {
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
  async listAnswerHistory(options: {
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

  /**
   * Everyone who drove, started or answered, or to whom a question is handed, and the groups that review, by review: in one
   * review, or in each of an entity.
   */
  async listPeople(
    of: { entityId: string } | { reviewId: string },
  ): Promise<PersonOfReview[]> {
    const reviews = this.#knex('review').where(
      'entityId' in of
        ? { 'review.entity_id': of.entityId }
        : { 'review.id': of.reviewId },
    );
    const as = (role: PersonOfReview['role']) =>
      this.#knex.raw('? as role', [role]);
    const part = as('participant');
    const rows: { review_id: string; ref: string; role: string }[] =
      await this.#knex('answer_revision')
        .whereIn('review_id', reviews.clone().select('id'))
        .select('review_id', { ref: 'answered_by' }, part)
        .union([
          this.#knex('answer')
            .whereIn('review_id', reviews.clone().select('id'))
            .whereNotNull('assignee_ref')
            .select('review_id', { ref: 'assignee_ref' }, part),
          this.#knex('answer_exception_revision')
            .whereIn('review_id', reviews.clone().select('id'))
            .select('review_id', { ref: 'answered_by' }, part),
          reviews.clone().select({ review_id: 'id', ref: 'driver_ref' }, part),
          reviews.clone().select({ review_id: 'id', ref: 'started_by' }, part),
          reviews
            .clone()
            .join('checklist_version as followed', join =>
              join
                .on('followed.checklist_id', 'review.checklist_id')
                .andOn('followed.version', 'review.checklist_version'),
            )
            .whereNotNull('followed.reviewer_group')
            .select(
              { review_id: 'review.id', ref: 'followed.reviewer_group' },
              as('reviewer'),
            ),
        ]);
    return rows.map(row => ({
      reviewId: row.review_id,
      ref: row.ref,
      role: row.role as PersonOfReview['role'],
    }));
  }

  /** Everyone who ever answered in the review, exceptions included, and to whom a question of it is handed. */
  async listAnswerers(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<string[]> {
    const rows: { ref: string }[] = await handle('answer_revision')
      .where({ review_id: reviewId })
      .select({ ref: 'answered_by' })
      .union([
        handle('answer_exception_revision')
          .where({ review_id: reviewId })
          .select({ ref: 'answered_by' }),
        handle('answer')
          .where({ review_id: reviewId })
          .whereNotNull('assignee_ref')
          .select({ ref: 'assignee_ref' }),
      ]);
    return rows.map(row => row.ref).sort();
  }

  /**
   * Stores the next value of an answer and keeps it beside those before it. Nothing where the value before it is not the
   * one that this one follows. Answers the value before, and where the history of the review ends: both as they are once
   * the review is locked, in the statement that writes.
   */
  async saveAnswer(
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

function required<T>(row: T | undefined): T {
  if (!row) {
    throw new Error('A row that was read a moment ago is gone');
  }
  return row;
}
