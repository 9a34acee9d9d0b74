import {
  DecisionOutcome,
  EntitySnapshot,
  FindingDisposition,
  QuestionFact,
  ReviewKind,
  Snapshot,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  SnapshotContent,
  SnapshotCoverage,
  SnapshotSummaryRow,
  SUMMARY_COLUMNS,
  toSnapshot,
  toSnapshotSummary,
} from './DatabaseSnapshotStore';
import { DecisionRow, SnapshotRow } from './reviewRows';

type EntitySnapshotRow = SnapshotSummaryRow & {
  checklist_id: string;
  checklist_version: number;
  review_kind: string;
};

/** A snapshot with what it says of single covered entities, which is not for everyone who may see it. @internal */
export interface FrozenSnapshot {
  reviewId: string;
  snapshot: Snapshot;
  /** Of a review that covers several entities. */
  coverage?: SnapshotCoverage;
  confirmedExceptions?: { questionId: string; entityRef: string }[];
  /** Also those of single covered entities; only of newer snapshots. */
  dispositions?: FindingDisposition[];
  /** Also those of single covered entities. */
  questionFacts?: QuestionFact[];
}

/** A decision as far as a comparison needs it. @internal */
export interface EarlierDecision {
  reviewId: string;
  snapshotId: string;
  outcome: DecisionOutcome;
  decidedAt: string;
}

/** What there was before: snapshots and decisions. @internal */
export class DatabaseHistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The snapshots of a review without their answers, latest first. */
  async listSnapshots(reviewId: string): Promise<SnapshotSummary[]> {
    const rows = await this.#knex<SnapshotRow>('snapshot')
      .where({ review_id: reviewId })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .select(...SUMMARY_COLUMNS);
    return rows.map(toSnapshotSummary);
  }

  /** The snapshots of an entity's own reviews, newest first; one more than the limit tells of a next page. */
  async listEntitySnapshots(options: {
    entityId: string;
    checklistId?: string;
    limit: number;
    before?: { value: string; id: string };
  }): Promise<EntitySnapshot[]> {
    const { entityId, checklistId, limit, before } = options;
    const rows: EntitySnapshotRow[] = await this.#knex('snapshot')
      .join('review', 'review.id', 'snapshot.review_id')
      .where({
        'review.entity_id': entityId,
        ...(checklistId && { 'review.checklist_id': checklistId }),
      })
      .modify(query => {
        if (before) {
          query.whereRaw('(snapshot.created_at, snapshot.id) < (?, ?)', [
            before.value,
            before.id,
          ]);
        }
      })
      .orderBy([
        { column: 'snapshot.created_at', order: 'desc' },
        { column: 'snapshot.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select(
        ...SUMMARY_COLUMNS.map(column => `snapshot.${column}`),
        'review.checklist_id',
        'review.checklist_version',
        'review.kind as review_kind',
      );
    return rows.map(row => ({
      ...toSnapshotSummary(row),
      checklistId: row.checklist_id,
      checklistVersion: row.checklist_version,
      reviewKind: row.review_kind as ReviewKind,
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

  /** Snapshots of whichever reviews, whole; in no order. */
  async listFrozen(ids: string[]): Promise<FrozenSnapshot[]> {
    const rows = await this.#knex<SnapshotRow>('snapshot').whereIn('id', ids);
    return rows.map(row => {
      const content: SnapshotContent = JSON.parse(row.content);
      const { covered, exceptions = [], confirmedExceptions, state } = content;
      return {
        reviewId: row.review_id,
        snapshot: toSnapshot(row),
        ...(covered && { coverage: { covered, exceptions } }),
        confirmedExceptions,
        dispositions: state?.dispositions,
        questionFacts: state?.questionFacts,
      };
    });
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
      // What was decided on a change governs nothing but that change.
      .whereNot({ review_kind: 'change' })
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
