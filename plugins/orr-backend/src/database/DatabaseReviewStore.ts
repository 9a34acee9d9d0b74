import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  DecisionOutcome,
  ReviewKind,
  RUNNING_STATES,
  transition,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import {
  closeScope,
  insertScope,
  ReviewEntityRow,
} from './DatabaseCoverageStore';
import { exceptCarried } from './exceptCarried';
import { requireRow } from './requireRow';
import { ReviewRow, StoredReview, toReview, toReviewRow } from './reviewRows';
import { Transaction } from './transaction';
import { VisibilityFilter } from './VisibilityFilter';

/** Who has to do with a review: took part in it, or reviews by its checklist. @internal */
export interface PersonOfReview {
  reviewId: string;
  ref: string;
  role: 'participant' | 'reviewer';
}

/** Reviews, and who has to do with them. @internal */
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

  async listByIds(reviewIds: string[]): Promise<StoredReview[]> {
    const rows: ReviewRow[] = reviewIds.length
      ? await this.#knex<ReviewRow>('review').whereIn('id', reviewIds)
      : [];
    return rows.map(toReview);
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
        .then(requireRow),
    );
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
    if (!RUNNING_STATES.includes(review.state)) {
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
      .whereIn('state', [...RUNNING_STATES])
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
    kind?: ReviewKind;
    covering?: VisibilityFilter;
  }): Promise<
    { review: StoredReview; entityRef: string; outcome?: DecisionOutcome }[]
  > {
    const {
      entityId,
      limit,
      before,
      kind,
      covering = { type: 'everything' },
    } = options;
    const rows: (ReviewRow & {
      outcome: DecisionOutcome | null;
      entity_ref: string;
    })[] = await this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .leftJoin('decision', 'decision.review_id', 'review.id')
      // By their ids, which are few: an alternative between two tables would be looked up among all reviews.
      .whereIn(
        'review.id',
        this.#knex('review')
          .where({ entity_id: entityId })
          .select('id')
          .unionAll(
            this.#knex('review_entity')
              .where({ entity_id: entityId })
              .select('review_id'),
          ),
      )
      .where(about => {
        about.where('review.entity_id', entityId);
        about.orWhere(others =>
          applyVisibility(others, covering, { review: 'review' }),
        );
      })
      .modify(query => {
        if (kind) {
          query.where('review.kind', kind);
        }
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
      await exceptCarried(
        this.#knex('answer_revision').whereIn(
          'review_id',
          reviews.clone().select('id'),
        ),
        'answer_revision',
      )
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

  /** Everyone who ever answered or affirmed in the review, exceptions included, and to whom a question of it is handed. */
  async listAnswerers(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<string[]> {
    const rows: { ref: string }[] = await exceptCarried(
      handle('answer_revision').where({ review_id: reviewId }),
      'answer_revision',
    )
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
}
