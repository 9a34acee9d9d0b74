import { Knex } from 'knex';
import { chunksFor, insertRows } from '../chunks';
import { GapRow, StoredGap, toGap, toGapRow } from './gapRows';
import { Transaction } from '../transaction';

/** The questions that entities do not meet, or are not asked. @internal */
export class DatabaseGapStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By entity, checklist and question. */
  async listByEntities(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredGap[]> {
    const found: StoredGap[] = [];
    for (const chunk of chunksFor(handle, entityIds)) {
      const rows = await handle<GapRow>('standing_gap')
        .whereIn('entity_id', chunk)
        .orderBy(['entity_id', 'checklist_id', 'question_id']);
      found.push(...rows.map(toGap));
    }
    return found;
  }

  /** Makes these all that there is of the entities; writes nothing of an entity that has them already. */
  async replace(
    trx: Transaction,
    options: { entityIds: string[]; gaps: StoredGap[] },
  ): Promise<void> {
    const { entityIds, gaps } = options;
    const known = keyed(await this.listByEntities(entityIds, trx));
    const wanted = keyed(gaps);
    const changed = entityIds.filter(id => known.get(id) !== wanted.get(id));
    for (const chunk of chunksFor(
      trx,
      changed.filter(id => known.has(id)),
    )) {
      await trx('standing_gap').whereIn('entity_id', chunk).delete();
    }
    const rewritten = new Set(changed);
    await insertRows<GapRow>(
      trx,
      'standing_gap',
      gaps.filter(({ entityId }) => rewritten.has(entityId)).map(toGapRow),
    );
  }
}

/** What there is of each entity, to be compared. */
function keyed(gaps: StoredGap[]): Map<string, string> {
  const lines = new Map<string, string[]>();
  for (const gap of gaps) {
    const line = JSON.stringify(Object.values(toGapRow(gap)));
    lines.set(gap.entityId, [...(lines.get(gap.entityId) ?? []), line]);
  }
  return new Map(
    [...lines].map(([entityId, ofEntity]) => [
      entityId,
      ofEntity.sort().join('\n'),
    ]),
  );
}
