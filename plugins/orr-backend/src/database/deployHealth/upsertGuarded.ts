import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';

/** When what came in is written over what is stored, in SQL: the database decides, not a reader before it. @internal */
export interface UpsertGuard {
  /** Whether it is a newer state, by `excluded` and the name of the table. */
  isNewer: string;
  /** Whether it is the same state, of which another source may know more. */
  isSame: string;
  /** Columns that are filled in where the same state comes again with more known. */
  filled: string[];
  /** Columns that follow from those that are filled in. */
  derived?: Record<string, string>;
}

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
    guard: UpsertGuard;
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
  const merged = mergedColumns(trx, table, { columns, guard });
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const chunk of chunksFor(trx, sorted, Object.keys(rows[0]).length)) {
    const found: { id: string }[] = await trx(table)
      .insert(chunk)
      .onConflict('id')
      .merge(merged)
      .where(builder =>
        builder
          .whereRaw(guard.isNewer)
          .orWhereRaw(`(${guard.isSame} and (${tellsMore(table, guard)}))`),
      )
      .returning('id');
    found.forEach(({ id }) => written.add(id));
  }
  return written;
}

function tellsMore(table: string, { filled }: UpsertGuard): string {
  return filled
    .map(
      column =>
        `(${table}.${column} is null and excluded.${column} is not null)`,
    )
    .join(' or ');
}

/** A newer state replaces all; the same one only adds. */
function mergedColumns(
  knex: Knex,
  table: string,
  { columns, guard }: { columns: string[]; guard: UpsertGuard },
): Record<string, Knex.Raw> {
  const { isNewer, filled, derived = {} } = guard;
  const otherwise = (column: string) =>
    derived[column] ??
    (filled.includes(column)
      ? `coalesce(${table}.${column}, excluded.${column})`
      : `${table}.${column}`);
  return Object.fromEntries(
    columns.map(column => [
      column,
      knex.raw(
        `case when ${isNewer} then excluded.${column} else ${otherwise(
          column,
        )} end`,
      ),
    ]),
  );
}

/** Of two rows the newer one, with what the other knows more of the same state. @internal */
export function newerRow<T extends object>(
  a: T,
  b: T,
  options: {
    isNewer: (one: T, other: T) => boolean;
    filled: (keyof T)[];
    derive?: (row: T, other: T) => T;
  },
): T {
  const { isNewer, filled, derive } = options;
  if (isNewer(b, a)) {
    return b;
  }
  if (isNewer(a, b)) {
    return a;
  }
  const both = { ...a };
  for (const column of filled) {
    both[column] = a[column] ?? b[column];
  }
  return derive ? derive(both, b) : both;
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
