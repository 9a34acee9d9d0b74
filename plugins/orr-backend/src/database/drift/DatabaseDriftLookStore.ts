import { StandingFlags } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from '../transaction';

interface DriftLookRow {
  entity_id: string;
  checklist_id: string;
  decision_id: string;
  dependencies: string;
  due_at: string;
}

/** A decision in force about an entity that is to be held against signals. @internal */
export interface DueDrift {
  entityId: string;
  checklistId: string;
  decisionId: string;
  /** Whether the checklist asks for the entity. */
  isAsked: boolean;
  /** Whether its next review is due soon, or overdue. */
  isNextDue: boolean;
  /** What it depended on when this decision was first looked at; absent where it never was. */
  dependencies?: string[];
  /** When it was due; absent where this decision was never looked at. */
  dueAt?: string;
}

interface DueRow {
  entity_id: string;
  checklist_id: string;
  decision_id: string;
  standing: string;
  flags: string;
  looked_decision_id: string | null;
  dependencies: string | null;
  due_at: string | null;
}

/** When decisions are held against signals. @internal */
export class DatabaseDriftLookStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Never looked at, or due; in key order behind the given one. */
  async listDue(options: {
    now: Date;
    limit: number;
    after?: Pick<DueDrift, 'entityId' | 'checklistId'>;
  }): Promise<DueDrift[]> {
    const { now, limit, after } = options;
    const query = this.#knex('readiness')
      .join('entity', 'entity.id', 'readiness.entity_id')
      .leftJoin('drift_look as look', on =>
        on
          .on('look.entity_id', 'readiness.entity_id')
          .andOn('look.checklist_id', 'readiness.checklist_id'),
      )
      .whereNotNull('readiness.decision_id')
      .whereNull('entity.orphaned_at')
      .where(due =>
        due
          .whereNull('look.due_at')
          .orWhere('look.due_at', '<=', now.toISOString())
          .orWhereRaw('look.decision_id <> readiness.decision_id'),
      )
      .orderBy(['readiness.entity_id', 'readiness.checklist_id'])
      .limit(limit);
    if (after) {
      query.whereRaw('(readiness.entity_id, readiness.checklist_id) > (?, ?)', [
        after.entityId,
        after.checklistId,
      ]);
    }
    const rows: DueRow[] = await query.select(
      'readiness.entity_id',
      'readiness.checklist_id',
      'readiness.decision_id',
      'readiness.standing',
      'readiness.flags',
      'look.dependencies',
      'look.due_at',
      { looked_decision_id: 'look.decision_id' },
    );
    return rows.map(toDue);
  }

  /** Stores that it was looked at, unless signals have changed meanwhile: then it is due still. */
  async put(
    trx: Transaction,
    looked: DueDrift & { nextDueAt: string },
  ): Promise<void> {
    const { entityId, checklistId, decisionId, dueAt } = looked;
    const row: DriftLookRow = {
      entity_id: entityId,
      checklist_id: checklistId,
      decision_id: decisionId,
      dependencies: JSON.stringify(looked.dependencies ?? []),
      due_at: looked.nextDueAt,
    };
    if (dueAt !== undefined) {
      await trx<DriftLookRow>('drift_look')
        .where({
          entity_id: entityId,
          checklist_id: checklistId,
          due_at: dueAt,
        })
        .update(row);
      return;
    }
    await trx<DriftLookRow>('drift_look')
      .insert(row)
      .onConflict(['entity_id', 'checklist_id'])
      .merge();
  }
}

function toDue(row: DueRow): DueDrift {
  const isKnown = row.looked_decision_id === row.decision_id;
  return {
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    decisionId: row.decision_id,
    isAsked: row.standing !== 'notRequired',
    isNextDue:
      row.standing === 'overdue' ||
      (JSON.parse(row.flags) as StandingFlags).dueSoon,
    ...(isKnown && {
      dependencies: JSON.parse(row.dependencies!),
      dueAt: row.due_at!,
    }),
  };
}
