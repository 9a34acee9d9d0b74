import { Answer, DecisionOutcome } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { AnswerRow, toAnswer } from './answerRows';
import { SnapshotContent } from './DatabaseSnapshotStore';
import { ReviewRow, StoredReview, toReview } from './reviewRows';
import { Transaction } from './transaction';
import { VisibilityFilter } from './VisibilityFilter';

/** A review whose decision is behind it. @internal */
export interface EarlierReview {
  review: StoredReview;
  outcome: DecisionOutcome;
  decidedBy: string;
  decidedAt: string;
}

/** What the last decision about an entity under a checklist stands on. @internal */
export interface DecidedAnswers {
  review: StoredReview;
  snapshotId: string;
  answers: Answer[];
}

/** An answer of another entity to the same question. @internal */
export interface SiblingAnswerItem {
  reviewId: string;
  entityRef: string;
  entityTitle?: string;
  decidedAt?: string;
  outcome?: DecisionOutcome;
  answer: Answer;
}

/** The review that an answer was copied from. @internal */
export interface CopySourceItem {
  reviewId: string;
  entityRef: string;
  entityTitle?: string;
}

type SiblingRow = AnswerRow & {
  entity_ref: string;
  entity_title: string | null;
  review_decided_at: string | null;
  outcome: string | null;
};

/** Finds answers that were given elsewhere and could be given again. @internal */
export class AnswerReuseModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The last review of the same entity under the same checklist that was decided before this one. */
  async findEarlier(review: StoredReview): Promise<EarlierReview | undefined> {
    const row:
      | (ReviewRow & { outcome: string; decided_by: string })
      | undefined = await this.#knex('review')
      .join('decision', 'decision.review_id', 'review.id')
      .where({
        'review.entity_id': review.entityId,
        'review.checklist_id': review.checklistId,
      })
      .whereNot('review.id', review.id)
      .whereIn('review.state', ['decided', 'superseded'])
      .modify(query => {
        if (review.decidedAt !== undefined) {
          query.where('decision.decided_at', '<', review.decidedAt);
        }
      })
      .orderBy([
        { column: 'decision.decided_at', order: 'desc' },
        { column: 'review.id', order: 'desc' },
      ])
      .first('review.*', 'decision.outcome', 'decision.decided_by');
    return (
      row && {
        review: toReview(row),
        outcome: row.outcome as DecisionOutcome,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at!,
      }
    );
  }

  /** The answers on which the last launch or periodic review of an entity of its own under a checklist was decided. */
  async findDecided(key: {
    entityId: string;
    checklistId: string;
  }): Promise<DecidedAnswers | undefined> {
    const row: (ReviewRow & { frozen_id: string; frozen: string }) | undefined =
      await this.#lastDecided(key)
        .join('snapshot', 'snapshot.id', 'decision.snapshot_id')
        .first('review.*', {
          frozen_id: 'snapshot.id',
          frozen: 'snapshot.content',
        });
    return (
      row && {
        review: toReview(row),
        snapshotId: row.frozen_id,
        answers: (JSON.parse(row.frozen) as SnapshotContent).answers,
      }
    );
  }

  /** The snapshot of the same, as it is within a transaction. */
  async findDecidedSnapshotId(
    trx: Transaction,
    key: { entityId: string; checklistId: string },
  ): Promise<string | undefined> {
    const row: { snapshot_id: string } | undefined = await this.#lastDecided(
      key,
      trx,
    ).first('decision.snapshot_id');
    return row?.snapshot_id;
  }

  #lastDecided(
    { entityId, checklistId }: { entityId: string; checklistId: string },
    handle: Knex = this.#knex,
  ): Knex.QueryBuilder {
    return handle('review')
      .join('decision', 'decision.review_id', 'review.id')
      .where({
        'review.entity_id': entityId,
        'review.checklist_id': checklistId,
      })
      .whereIn('review.kind', ['launch', 'periodic'])
      .orderBy([
        { column: 'decision.decided_at', order: 'desc' },
        { column: 'review.id', order: 'desc' },
      ]);
  }

  /**
   * The latest statement of each other entity of these owners on one question of a checklist, newest decided first, as far
   * as the filter lets its review through. What is still to be found out is no statement.
   */
  async listSiblings(options: {
    review: StoredReview;
    questionId: string;
    ownerRefs: string[];
    visibility: VisibilityFilter;
    limit: number;
  }): Promise<SiblingAnswerItem[]> {
    const { review, questionId, ownerRefs, visibility, limit } = options;
    const answers = this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .join('answer', 'answer.review_id', 'review.id')
      .leftJoin('decision', 'decision.review_id', 'review.id')
      .where({
        'review.checklist_id': review.checklistId,
        'answer.question_id': questionId,
      })
      .whereNot('review.entity_id', review.entityId)
      .whereNot('review.state', 'withdrawn')
      .whereNull('entity.orphaned_at')
      .whereNotNull('answer.statement')
      .whereNull('answer.assignee_ref')
      .whereIn(
        'review.entity_id',
        this.#knex('entity_owner')
          .select('entity_id')
          .whereIn('owner_ref', ownerRefs),
      )
      .select(
        'answer.*',
        'entity.entity_ref',
        'entity.title as entity_title',
        'review.decided_at as review_decided_at',
        'decision.outcome',
        this.#knex.raw(
          "row_number() over (partition by review.entity_id order by coalesce(review.decided_at, '') desc, answer.answered_at desc, review.id) as place",
        ),
      );
    applyVisibility(answers, visibility, { review: 'review' });
    const rows: SiblingRow[] = await this.#knex
      .from(answers.as('sibling'))
      .where('place', 1)
      .orderByRaw(
        "coalesce(review_decided_at, '') desc, answered_at desc, review_id",
      )
      .limit(limit)
      .select('*');
    return rows.map(row => ({
      reviewId: row.review_id,
      entityRef: row.entity_ref,
      entityTitle: row.entity_title ?? undefined,
      decidedAt: row.review_decided_at ?? undefined,
      outcome: (row.outcome as DecisionOutcome | null) ?? undefined,
      answer: toAnswer(row),
    }));
  }

  /** Whose answers a review has ever held copies of, as far as the filter lets the entities through. */
  async listCopySources(
    reviewId: string,
    visibility: VisibilityFilter,
  ): Promise<CopySourceItem[]> {
    const query = this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .whereIn(
        'review.id',
        this.#knex('answer_revision')
          .select('copied_review_id')
          .where({ review_id: reviewId })
          .whereNotNull('copied_review_id'),
      )
      .orderBy('review.id')
      .select('review.id', 'entity.entity_ref', 'entity.title');
    const rows: { id: string; entity_ref: string; title: string | null }[] =
      await applyVisibility(query, visibility, { review: 'review' });
    return rows.map(row => ({
      reviewId: row.id,
      entityRef: row.entity_ref,
      entityTitle: row.title ?? undefined,
    }));
  }
}
