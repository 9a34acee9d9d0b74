import { DecisionCondition, Snapshot } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  DecisionConditionRow,
  DecisionRow,
  SnapshotRow,
  StoredDecision,
  toDecision,
  toFollowUpColumns,
  toSampleColumns,
} from './reviewRows';
import { Transaction } from './transaction';

/** What a snapshot freezes; hashed as canonical JSON. @internal */
export interface SnapshotContent {
  reviewId: string;
  entityRef: string;
  entityUid?: string;
  checklist: { id: string; version: number; contentHash: string };
  kind: string;
  ownerRefs: string[];
  answers: Snapshot['answers'];
}

/** @internal */
export function toSnapshot(row: SnapshotRow): Snapshot {
  const content: SnapshotContent = JSON.parse(row.content);
  return {
    id: row.id,
    sequence: row.sequence,
    contentHash: row.content_hash,
    createdBy: row.created_by,
    createdAt: row.created_at,
    message: row.message ?? undefined,
    ownerRefs: content.ownerRefs,
    answers: content.answers,
  };
}

/** All of them: a column that is missing here does not compile. */
const CONDITION_COLUMNS = Object.keys({
  id: true,
  decision_id: true,
  position: true,
  question_id: true,
  text: true,
  owner_ref: true,
  due_on: true,
  met_at: true,
  met_by: true,
  met_url: true,
  met_note: true,
  extensions: true,
} satisfies Record<keyof DecisionConditionRow, true>) as Array<
  keyof DecisionConditionRow
>;

/** One row for each condition, or one without. */
type DecisionWithCondition = DecisionRow & {
  [K in keyof DecisionConditionRow as `held_${K}`]:
    | DecisionConditionRow[K]
    | null;
};

/** Frozen copies of reviews and the decisions taken on them. @internal */
export class DatabaseDecisionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async getLatestSnapshot(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<Snapshot | undefined> {
    const row = await handle<SnapshotRow>('snapshot')
      .where({ review_id: reviewId })
      .orderBy('sequence', 'desc')
      .first();
    return row && toSnapshot(row);
  }

  /** Stores a snapshot as the next of its review. */
  async insertSnapshot(
    trx: Transaction,
    row: Omit<SnapshotRow, 'sequence' | 'message'> & { message?: string },
  ): Promise<void> {
    const latest = await this.getLatestSnapshot(row.review_id, trx);
    await trx<SnapshotRow>('snapshot').insert({
      ...row,
      message: row.message ?? null,
      sequence: (latest?.sequence ?? 0) + 1,
    });
  }

  async insertDecision(
    trx: Transaction,
    decision: StoredDecision,
  ): Promise<void> {
    await trx<DecisionRow>('decision').insert({
      id: decision.id,
      review_id: decision.reviewId,
      snapshot_id: decision.snapshotId,
      entity_id: decision.entityId,
      checklist_id: decision.checklistId,
      checklist_version: decision.checklistVersion,
      review_kind: decision.reviewKind,
      outcome: decision.outcome,
      reason: decision.reason,
      confirmed_question_ids: JSON.stringify(decision.confirmedQuestionIds),
      decided_by: decision.decidedBy,
      decided_at: decision.decidedAt,
      valid_until: decision.validUntil ?? null,
      looks: JSON.stringify(decision.looks ?? []),
      rungs: decision.rungs ? JSON.stringify(decision.rungs) : null,
      ...toSampleColumns(decision.sample),
    });
    if (decision.conditions.length) {
      await trx<DecisionConditionRow>('decision_condition').insert(
        decision.conditions.map((condition, position) => ({
          id: condition.id,
          decision_id: decision.id,
          position,
          question_id: condition.questionId ?? null,
          text: condition.text,
          owner_ref: condition.ownerRef,
          due_on: condition.dueOn,
          ...toFollowUpColumns(condition),
        })),
      );
    }
  }

  /** Keeps what happened to a condition after it was set: it was met, or its date was moved. */
  async updateCondition(
    trx: Transaction,
    condition: DecisionCondition,
  ): Promise<void> {
    await trx<DecisionConditionRow>('decision_condition')
      .where({ id: condition.id })
      .update({ due_on: condition.dueOn, ...toFollowUpColumns(condition) });
  }

  /** Keeps the look at a decision that was picked. */
  async updateSample(
    trx: Transaction,
    decision: Pick<StoredDecision, 'id' | 'sample'>,
  ): Promise<void> {
    await trx<DecisionRow>('decision')
      .where({ id: decision.id })
      .update(toSampleColumns(decision.sample));
  }

  async getByReview(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<StoredDecision | undefined> {
    const [decision] = await this.#list(handle, query =>
      query.where('decision.review_id', reviewId),
    );
    return decision;
  }

  async listByIds(decisionIds: string[]): Promise<StoredDecision[]> {
    return decisionIds.length
      ? this.#list(this.#knex, query =>
          query.whereIn('decision.id', decisionIds),
        )
      : [];
  }

  /** All decisions on these entities, oldest first. */
  async listByEntities(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredDecision[]> {
    return this.#list(handle, query =>
      query.whereIn('decision.entity_id', entityIds),
    );
  }

  async #list(
    handle: Knex,
    choose: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<StoredDecision[]> {
    const rows: DecisionWithCondition[] = await choose(
      handle('decision').leftJoin(
        'decision_condition as held',
        'held.decision_id',
        'decision.id',
      ),
    )
      .orderBy(['decision.decided_at', 'decision.id', 'held.position'])
      .select(
        'decision.*',
        ...CONDITION_COLUMNS.map(column => `held.${column} as held_${column}`),
      );
    const conditions = new Map<string, DecisionConditionRow[]>();
    for (const row of rows) {
      const held = conditions.get(row.id) ?? [];
      conditions.set(row.id, held);
      if (row.held_id !== null) {
        held.push(conditionOf(row));
      }
    }
    const decisions = new Map(rows.map(row => [row.id, row]));
    return [...decisions.values()].map(row =>
      toDecision(row, conditions.get(row.id)!),
    );
  }
}

function conditionOf(row: DecisionWithCondition): DecisionConditionRow {
  return Object.fromEntries(
    CONDITION_COLUMNS.map(column => [column, row[`held_${column}`]]),
  ) as unknown as DecisionConditionRow;
}
