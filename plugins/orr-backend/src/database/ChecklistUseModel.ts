import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { VisibilityFilter } from './VisibilityFilter';

/** Where checklists are used, in one statement however many there are. @internal */
export class ChecklistUseModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** How many entities each checklist is required of, of those that the viewer may see; by the id of the checklist. */
  async countAsked(visibility: VisibilityFilter): Promise<Map<string, number>> {
    const rows: { checklist_id: string; count: number | string }[] =
      await applyVisibility(
        this.#knex('readiness')
          .join('entity', 'entity.id', 'readiness.entity_id')
          .whereNull('entity.orphaned_at')
          .whereNot('readiness.standing', 'notRequired'),
        visibility,
      )
        .groupBy('readiness.checklist_id')
        .select('readiness.checklist_id')
        .count({ count: '*' });
    // PostgreSQL counts in 64 bits, which arrive as text.
    return new Map(
      rows.map(({ checklist_id, count }) => [checklist_id, Number(count)]),
    );
  }
}
