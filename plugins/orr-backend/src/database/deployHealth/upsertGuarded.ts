import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';

/**
 * Writes rows by their id, in place of those that are stored where a guard lets them. Always in the order of ids, so that two
 * writers wait for each other instead of both failing. Answers the ids of those that were written.
 *
 * @internal
 */
export async function upsertGuarded<T extends { id: string }>(
  trx: Transaction,
  table: string,
  options: {
    rows: T[];
    /** Columns that the first writer has said, once and for all. */
    kept: (keyof T & string)[];
    guard: (builder: Knex.QueryBuilder) => void;
  },
): Promise<Set<string>> {
  const { rows, kept, guard } = options;
  const written = new Set<string>();
  if (!rows.length) {
    return written;
  }
  const columns = Object.keys(rows[0]).filter(
    column => column !== 'id' && !kept.includes(column as keyof T & string),
  );
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const chunk of chunksFor(trx, sorted, Object.keys(rows[0]).length)) {
    const found: { id: string }[] = await trx(table)
      .insert(chunk)
      .onConflict('id')
      .merge(columns)
      .where(guard)
      .returning('id');
    found.forEach(({ id }) => written.add(id));
  }
  return written;
}

/** Links rows to entities, once each; answers the ids of the entities that got a link. @internal */
export async function insertLinks<T extends { entity_id: string }>(
  trx: Transaction,
  table: string,
  options: { rows: T[]; key: (keyof T & string)[] },
): Promise<Set<string>> {
  const linked = new Set<string>();
  const { rows, key } = options;
  const order = (row: T) => key.map(column => row[column]).join();
  const sorted = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const chunk of sorted.length
    ? chunksFor(trx, sorted, Object.keys(sorted[0]).length)
    : []) {
    const found: { entity_id: string }[] = await trx(table)
      .insert(chunk)
      .onConflict(key)
      .ignore()
      .returning('entity_id');
    found.forEach(({ entity_id }) => linked.add(entity_id));
  }
  return linked;
}
