import { Criticality, DecisionCondition } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { insertRows } from './chunks';
import { freezeOwners } from './freezeOwners';
import { ReviewEntityRow } from './DatabaseCoverageStore';
import {
  ConditionEntityRow,
  DecisionConditionRow,
  DecisionRow,
  FoundConditionRow,
  StoredDecision,
  toDecision,
  toFollowUpColumns,
  toSampleColumns,
} from './reviewRows';
import { Transaction } from './transaction';

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

/** A decision with one of the entities it is about. @internal */
export interface DecisionAbout {
  entityId: string;
  decision: StoredDecision;
  /** What the entity was then, as far as that is known. */
  before: Criticality;
}

/** One row for each condition, or one without. */
type DecisionWithCondition = DecisionRow & { bound_ref: string | null } & {
  [K in keyof DecisionConditionRow as `held_${K}`]:
    | DecisionConditionRow[K]
    | null;
};

/** The decisions taken on frozen copies of reviews. @internal */
export class DatabaseDecisionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insertDecision(
    trx: Transaction,
    decision: StoredDecision,
    entityIds: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    await trx<DecisionRow>('decision').insert({
      id: decision.id,
      review_id: decision.reviewId,
      snapshot_id: decision.snapshotId,
      own_snapshot_id: decision.ownSnapshotId ?? null,
      entity_id: decision.entityId,
      checklist_id: decision.checklistId,
      checklist_version: decision.checklistVersion,
      review_kind: decision.reviewKind,
      outcome: decision.outcome,
      reason: decision.reason,
      confirmed_question_ids: JSON.stringify(decision.confirmedQuestionIds),
      confirmed_exceptions: JSON.stringify(decision.confirmedExceptions ?? []),
      decided_by: decision.decidedBy,
      decided_at: decision.decidedAt,
      valid_until: decision.validUntil ?? null,
      looks: JSON.stringify(decision.looks ?? []),
      rungs: decision.rungs ? JSON.stringify(decision.rungs) : null,
      gaps: decision.gaps ? JSON.stringify(decision.gaps) : null,
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
    await insertRows<ConditionEntityRow>(
      trx,
      'decision_condition_entity',
      decision.conditions.flatMap(condition =>
        (condition.entityRefs ?? []).map(entityRef => ({
          condition_id: condition.id,
          entity_id: entityIds.get(entityRef)!,
        })),
      ),
    );
    // Nobody takes over what was decided about a change.
    if (decision.reviewKind !== 'change') {
      await freezeOwners(trx, {
        decisionId: decision.id,
        reviewId: decision.reviewId,
      });
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

  async listByIds(
    decisionIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredDecision[]> {
    return decisionIds.length
      ? this.#list(handle, query => query.whereIn('decision.id', decisionIds))
      : [];
  }

  /** All decisions that are about these entities, oldest first, once for each of them. */
  async listByEntities(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<DecisionAbout[]> {
    const about = await handle<ReviewEntityRow>('review_entity')
      .whereIn('entity_id', entityIds)
      .select('review_id', 'entity_id', 'decided_tier', 'decided_lifecycle');
    const found = await this.#list(handle, query =>
      query.whereIn(
        'decision.review_id',
        handle<ReviewEntityRow>('review_entity')
          .whereIn('entity_id', entityIds)
          .select('review_id'),
      ),
    );
    const subjects = new Map<string, typeof about>();
    for (const row of about) {
      const known = subjects.get(row.review_id) ?? [];
      subjects.set(row.review_id, [...known, row]);
    }
    return found.flatMap(decision =>
      (subjects.get(decision.reviewId) ?? []).map(row => ({
        entityId: row.entity_id,
        decision,
        before: {
          tier: row.decided_tier ?? undefined,
          lifecycle: row.decided_lifecycle ?? undefined,
        },
      })),
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
      .leftJoin(
        'decision_condition_entity as bound',
        'bound.condition_id',
        'held.id',
      )
      .leftJoin('entity as whom', 'whom.id', 'bound.entity_id')
      .orderBy([
        'decision.decided_at',
        'decision.id',
        'held.position',
        'whom.entity_ref',
      ])
      .select(
        'decision.*',
        { bound_ref: 'whom.entity_ref' },
        ...CONDITION_COLUMNS.map(column => `held.${column} as held_${column}`),
      );
    const conditions = new Map<string, FoundConditionRow[]>();
    for (const row of rows) {
      const held = conditions.get(row.id) ?? [];
      conditions.set(row.id, held);
      const known = held.find(({ id }) => id === row.held_id);
      const boundRefs = row.bound_ref === null ? [] : [row.bound_ref];
      if (known) {
        known.boundRefs.push(...boundRefs);
      } else if (row.held_id !== null) {
        held.push({ ...conditionOf(row), boundRefs });
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
