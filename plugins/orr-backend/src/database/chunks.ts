import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** Below SQLite's limit of terms in one statement. */
const SQLITE_ROWS = 400;
/** Far below PostgreSQL's limit: a longer statement holds up the event loop while it is put together. */
const POSTGRES_BINDINGS = 6_000;

/**
 * Cuts a list so that each part fits one statement with so many bindings per item.
 *
 * @internal
 */
export function chunksFor<T>(
  knex: Knex,
  items: T[],
  bindingsPerItem = 1,
): T[][] {
  const size = isPostgres(knex)
    ? Math.floor(POSTGRES_BINDINGS / bindingsPerItem)
    : SQLITE_ROWS;
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

/** @internal */
export async function insertRows<T extends object>(
  knex: Knex,
  table: string,
  rows: T[],
): Promise<void> {
  if (!rows.length) {
    return;
  }
  for (const chunk of chunksFor(knex, rows, Object.keys(rows[0]).length)) {
    await knex(table).insert(chunk);
  }
}

/**
 * Writes some columns of rows that were read whole and are kept from other writers, many in one statement.
 *
 * @internal
 */
export async function rewriteRows<T extends object>(
  knex: Knex,
  table: string,
  options: { rows: T[]; key: string[]; columns: (keyof T & string)[] },
): Promise<void> {
  const { rows, key, columns } = options;
  for (const chunk of rows.length
    ? chunksFor(knex, rows, Object.keys(rows[0]).length)
    : []) {
    await knex(table).insert(chunk).onConflict(key).merge(columns);
  }
}
