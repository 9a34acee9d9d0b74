import { AnswerException } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { insertRows } from './chunks';
import { ReviewRow, StoredReview } from './reviewRows';
import { Transaction } from './transaction';

/** @internal */
export interface ReviewEntityRow {
  review_id: string;
  entity_id: string;
  open_checklist_id: string | null;
  decided_tier: string | null;
  decided_lifecycle: string | null;
  /** JSON. */
  decided_levels: string | null;
  applied_count: number | null;
  not_applicable_count: number | null;
  told_count: number | null;
}

interface ExceptionRow {
  review_id: string;
  entity_id: string;
  question_id: string;
  revision: number;
  statement: string | null;
  note: string | null;
  evidence: string;
  answered_by: string;
  answered_at: string;
}

/** Names one exception. @internal */
export interface ExceptionKey {
  reviewId: string;
  entityId: string;
  questionId: string;
}

/** An exception as stored, by the id of its entity. @internal */
export interface StoredException extends Omit<AnswerException, 'entityRef'> {
  entityId: string;
}

/** Which entities a review is about. @internal */
export interface ReviewScope {
  reviewId: string;
  entityIds: string[];
}

function toKeyColumns(key: ExceptionKey) {
  return {
    review_id: key.reviewId,
    entity_id: key.entityId,
    question_id: key.questionId,
  };
}

function toException(row: ExceptionRow): StoredException {
  return {
    entityId: row.entity_id,
    questionId: row.question_id,
    revision: row.revision,
    statement: row.statement ? JSON.parse(row.statement) : null,
    note: row.note ?? undefined,
    evidence: JSON.parse(row.evidence),
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
  };
}

function toExceptionRow(
  reviewId: string,
  exception: StoredException,
): ExceptionRow {
  const { statement } = exception;
  return {
    review_id: reviewId,
    entity_id: exception.entityId,
    question_id: exception.questionId,
    revision: exception.revision,
    statement: statement ? JSON.stringify(statement) : null,
    note: exception.note ?? null,
    evidence: JSON.stringify(exception.evidence),
    answered_by: exception.answeredBy,
    answered_at: exception.answeredAt,
  };
}

/** What reviews are about, and what differs for one of the entities of a review that covers several. @internal */
export class DatabaseCoverageStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The entities of these reviews, by the order of their ids. */
  async listScopes(
    reviewIds: string[],
    handle: Knex = this.#knex,
  ): Promise<ReviewScope[]> {
    const rows = await handle<ReviewEntityRow>('review_entity')
      .whereIn('review_id', reviewIds)
      .orderBy(['review_id', 'entity_id']);
    return [...new Set(rows.map(row => row.review_id))].map(reviewId => ({
      reviewId,
      entityIds: rows
        .filter(row => row.review_id === reviewId)
        .map(row => row.entity_id),
    }));
  }

  /** Which of the entities are in an open review of the checklist. */
  async listInReview(
    options: { entityIds: string[]; checklistIds: string[] },
    handle: Knex = this.#knex,
  ): Promise<{ entityId: string; checklistId: string; reviewId: string }[]> {
    const rows = await handle<ReviewEntityRow>('review_entity')
      .whereIn('entity_id', options.entityIds)
      .whereIn('open_checklist_id', options.checklistIds);
    return rows.map(row => ({
      entityId: row.entity_id,
      checklistId: row.open_checklist_id!,
      reviewId: row.review_id,
    }));
  }

  /** The decided launch and periodic reviews under a checklist that are about one of the entities, kept from other writers. */
  async lockDecided(
    trx: Transaction,
    options: { entityIds: string[]; checklistId: string },
  ): Promise<string[]> {
    const rows = await trx<ReviewRow>('review')
      .where({ checklist_id: options.checklistId, state: 'decided' })
      .whereIn('kind', ['launch', 'periodic'])
      .whereIn(
        'id',
        trx<ReviewEntityRow>('review_entity')
          .whereIn('entity_id', options.entityIds)
          .select('review_id'),
      )
      .orderBy('id')
      .select('id')
      .forUpdate();
    return rows.map(row => row.id);
  }

  /** Keeps what the entities of a review are when it is decided. */
  async freezeCriticality(trx: Transaction, reviewId: string): Promise<void> {
    const ofEntity = (column: 'tier' | 'lifecycle') =>
      trx('entity')
        .select(column)
        .whereRaw('entity.id = review_entity.entity_id');
    await trx('review_entity')
      .where({ review_id: reviewId })
      .update({
        decided_tier: ofEntity('tier'),
        decided_lifecycle: ofEntity('lifecycle'),
      });
  }

  /** Ended exceptions included; all of them, or those saved at an instant or later. */
  async listExceptions(
    reviewId: string,
    { since }: { since?: Date } = {},
    handle: Knex = this.#knex,
  ): Promise<StoredException[]> {
    const rows = await handle<ExceptionRow>('answer_exception')
      .where({ review_id: reviewId })
      .modify(query => {
        if (since) {
          query.where('answered_at', '>=', since.toISOString());
        }
      })
      .orderBy(['question_id', 'entity_id']);
    return rows.map(toException);
  }

  /** When something was last saved of one of these entities alone. */
  async lastExceptionAt(
    reviewId: string,
    entityIds: string[],
  ): Promise<string | undefined> {
    const row = await this.#knex<ExceptionRow>('answer_exception')
      .where({ review_id: reviewId })
      .whereIn('entity_id', entityIds)
      .max({ at: 'answered_at' })
      .first();
    return row?.at ?? undefined;
  }

  /** Every value of one exception, newest first; one more than the limit tells of a next page. */
  async listExceptionHistory(
    key: ExceptionKey,
    page: {
      limit: number;
      /** The revision that was seen last. */
      before?: number;
    },
  ): Promise<StoredException[]> {
    const rows = await this.#knex<ExceptionRow>('answer_exception_revision')
      .where(toKeyColumns(key))
      .modify(query => {
        if (page.before !== undefined) {
          query.where('revision', '<', page.before);
        }
      })
      .orderBy('revision', 'desc')
      .limit(page.limit + 1);
    return rows.map(toException);
  }

  async getException(
    trx: Transaction,
    key: ExceptionKey,
  ): Promise<StoredException | undefined> {
    const row = await trx<ExceptionRow>('answer_exception')
      .where(toKeyColumns(key))
      .first();
    return row && toException(row);
  }

  /** Everyone who ever said what differs, with for which entity. */
  async listExceptionAnswerers(
    reviewId: string,
  ): Promise<{ answeredBy: string; entityId: string }[]> {
    const rows = await this.#knex<ExceptionRow>('answer_exception_revision')
      .where({ review_id: reviewId })
      .distinct('answered_by', 'entity_id');
    return rows.map(row => ({
      answeredBy: row.answered_by,
      entityId: row.entity_id,
    }));
  }

  /** Stores the next value of an exception and keeps it in the history. */
  async saveException(
    trx: Transaction,
    reviewId: string,
    exception: StoredException,
  ): Promise<void> {
    const row = toExceptionRow(reviewId, exception);
    await trx<ExceptionRow>('answer_exception')
      .insert(row)
      .onConflict(['review_id', 'entity_id', 'question_id'])
      .merge();
    await trx<ExceptionRow>('answer_exception_revision').insert(row);
  }
}

/** Opens a review on its entities; a database conflict where one of them is in an open review already. @internal */
export async function insertScope(
  trx: Transaction,
  review: Pick<StoredReview, 'id' | 'checklistId' | 'kind'>,
  entityIds: string[],
): Promise<void> {
  await insertRows<ReviewEntityRow>(
    trx,
    'review_entity',
    entityIds.map(entityId => ({
      review_id: review.id,
      entity_id: entityId,
      // A change is reviewed beside whatever else is.
      open_checklist_id: review.kind === 'change' ? null : review.checklistId,
      decided_tier: null,
      decided_lifecycle: null,
      decided_levels: null,
      applied_count: null,
      not_applicable_count: null,
      told_count: null,
    })),
  );
}

/** Lets the entities of reviews go, so that they may be reviewed anew. @internal */
export async function closeScope(
  trx: Transaction,
  reviewId: string,
): Promise<void> {
  await trx<ReviewEntityRow>('review_entity')
    .where({ review_id: reviewId })
    .update({ open_checklist_id: null });
}
