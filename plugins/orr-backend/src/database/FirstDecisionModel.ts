import { Knex } from 'knex';
import { chunksFor } from './chunks';

interface FirstDecidedRow {
  entity_id: string;
  checklist_id: string;
  checklist_version: number;
}

function firstBy(
  rows: FirstDecidedRow[],
  keyOf: (row: FirstDecidedRow) => string,
): Map<string, number> {
  // The last of a key stays, so the first comes last.
  return new Map(
    [...rows].reverse().map(row => [keyOf(row), row.checklist_version]),
  );
}

/** On which version of a checklist entities were decided for the first time, by a launch or periodic review. @internal */
export class FirstDecisionModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By entity, under one checklist: of all entities, or of some. */
  async versionsOf(
    { checklistId, entityIds }: { checklistId: string; entityIds?: string[] },
    handle: Knex = this.#knex,
  ): Promise<Map<string, number>> {
    const of = { checklistIds: [checklistId] };
    const chunks = entityIds
      ? chunksFor(handle, entityIds).map(chunk => ({ ...of, entityIds: chunk }))
      : [of];
    const rows: FirstDecidedRow[] = [];
    for (const chunk of chunks) {
      rows.push(...(await this.#listStanding(handle, chunk)));
    }
    return firstBy(rows, row => row.entity_id);
  }

  /** By checklist, of one entity. */
  async versionsUnder(
    entityId: string,
    checklistIds: string[],
  ): Promise<Map<string, number>> {
    const of = { checklistIds, entityIds: [entityId] };
    return firstBy(
      await this.#listStanding(this.#knex, of),
      row => row.checklist_id,
    );
  }

  /** The versions of decisions from which standings follow, oldest first. */
  async #listStanding(
    handle: Knex,
    of: { checklistIds: string[]; entityIds?: string[] },
  ): Promise<FirstDecidedRow[]> {
    return handle('decision')
      .join('review_entity as about', 'about.review_id', 'decision.review_id')
      .whereIn('decision.checklist_id', of.checklistIds)
      .whereIn('decision.review_kind', ['launch', 'periodic'])
      .modify(query => {
        if (of.entityIds) {
          query.whereIn('about.entity_id', of.entityIds);
        }
      })
      .orderBy(['decision.decided_at', 'decision.id'])
      .select(
        'about.entity_id',
        'decision.checklist_id',
        'decision.checklist_version',
      );
  }
}
