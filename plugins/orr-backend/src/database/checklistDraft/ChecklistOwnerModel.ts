import { Knex } from 'knex';
import { ChecklistRow } from '../checklistRows';

/** A checklist that was written in the portal and has reached all standings. @internal */
export interface SpreadChecklist {
  checklistId: string;
  version: number;
}

/** Of whom the checklists of the portal are asked. @internal */
export class ChecklistOwnerModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those in force, and pilots, whose current version has reached all standings. */
  async listSpread(): Promise<SpreadChecklist[]> {
    const rows = await this.#knex<ChecklistRow>('checklist')
      .where({ origin: 'portal' })
      .whereIn('state', ['pilot', 'published'])
      .orderBy('id')
      .select('id', 'state', 'current_version', 'applied_mark');
    return rows
      .filter(({ state, current_version, applied_mark }) =>
        applied_mark?.startsWith(`${current_version}:${state}:`),
      )
      .map(row => ({ checklistId: row.id, version: row.current_version }));
  }

  /** Owners of entities of which a checklist is required, by ref, each with how many of these there are. */
  async listPage(
    checklistId: string,
    { limit, afterRef }: { limit: number; afterRef?: string },
  ): Promise<{ ownerRef: string; entities: number }[]> {
    const query: Knex.QueryBuilder = this.#knex('readiness')
      .join('entity', 'entity.id', 'readiness.entity_id')
      .join('entity_owner', 'entity_owner.entity_id', 'entity.id')
      .whereNull('entity.orphaned_at')
      .where('readiness.checklist_id', checklistId)
      .whereNot('readiness.standing', 'notRequired')
      .groupBy('entity_owner.owner_ref')
      .orderBy('entity_owner.owner_ref')
      .limit(limit)
      .select('entity_owner.owner_ref')
      .count({ entities: '*' });
    if (afterRef !== undefined) {
      query.where('entity_owner.owner_ref', '>', afterRef);
    }
    const rows: { owner_ref: string; entities: number | string }[] =
      await query;
    return rows.map(row => ({
      ownerRef: row.owner_ref,
      entities: Number(row.entities),
    }));
  }
}
