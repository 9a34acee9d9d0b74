import {
  DecisionOutcome,
  Snapshot,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { toSnapshot } from './DatabaseSnapshotStore';
import { DecisionRow, SnapshotRow } from './reviewRows';

/** A decision as far as a comparison needs it. @internal */
export interface EarlierDecision {
  reviewId: string;
  snapshotId: string;
  outcome: DecisionOutcome;
  decidedAt: string;
}

/** What there was before: submissions and decisions. @internal */
export class DatabaseHistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The submissions of a review without their answers, latest first. */
  async listSnapshots(reviewId: string): Promise<SnapshotSummary[]> {
    const rows = await this.#knex<SnapshotRow>('snapshot')
      .where({ review_id: reviewId })
      .orderBy('sequence', 'desc')
      .select(
        'id',
        'review_id',
        'sequence',
        'content_hash',
        'message',
        'created_by',
        'created_at',
      );
    return rows.map(row => ({
      id: row.id,
      reviewId: row.review_id,
      sequence: row.sequence,
      contentHash: row.content_hash,
      createdBy: row.created_by,
      createdAt: row.created_at,
      message: row.message ?? undefined,
    }));
  }

  async getSnapshot(key: {
    reviewId: string;
    snapshotId: string;
  }): Promise<Snapshot | undefined> {
    const row = await this.#knex<SnapshotRow>('snapshot')
      .where({ id: key.snapshotId, review_id: key.reviewId })
      .first();
    return row && toSnapshot(row);
  }

  /** The latest decision on the entity under the checklist by another review, before an instant where one is given. */
  async getEarlierDecision(options: {
    entityId: string;
    checklistId: string;
    reviewId: string;
    before?: string;
  }): Promise<EarlierDecision | undefined> {
    const row = await this.#knex<DecisionRow>('decision')
      .where({
        entity_id: options.entityId,
        checklist_id: options.checklistId,
      })
      .whereNot({ review_id: options.reviewId })
      .modify(query => {
        if (options.before) {
          query.where('decided_at', '<', options.before);
        }
      })
      .orderBy([
        { column: 'decided_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .first();
    return (
      row && {
        reviewId: row.review_id,
        snapshotId: row.snapshot_id,
        outcome: row.outcome as DecisionOutcome,
        decidedAt: row.decided_at,
      }
    );
  }

  /** Ids of the decisions on an entity, newest first; one more than the limit tells of a next page. */
  async listDecisionIds(options: {
    entityId: string;
    checklistId?: string;
    limit: number;
    before?: { value: string; id: string };
  }): Promise<string[]> {
    const { entityId, checklistId, limit, before } = options;
    const rows: { id: string }[] = await this.#knex<DecisionRow>('decision')
      .where({
        entity_id: entityId,
        ...(checklistId && { checklist_id: checklistId }),
      })
      .modify(query => {
        if (before) {
          query.whereRaw('(decided_at, id) < (?, ?)', [
            before.value,
            before.id,
          ]);
        }
      })
      .orderBy([
        { column: 'decided_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('id');
    return rows.map(row => row.id);
  }
}
