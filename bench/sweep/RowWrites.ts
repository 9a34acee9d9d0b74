import { Knex } from 'knex';

const WRITE = /^\s*(?:insert into|update|delete from) "?(\w+)"?/i;

/** A number of an update, rows of what returns some, the answer of the database itself of an insert. */
function rowsIn(response: unknown): number {
  if (typeof response === 'number') {
    return response;
  }
  return Array.isArray(response)
    ? response.length
    : (response as { rowCount?: number } | undefined)?.rowCount ?? 0;
}

/** How many rows are written, by table, as the database itself counts them. */
export class RowWrites {
  #rows: Record<string, number> = {};

  watch(knex: Knex): void {
    knex.on('query-response', (response: unknown, { sql }: Knex.Sql) => {
      const table = WRITE.exec(sql)?.[1];
      const count = rowsIn(response);
      if (table && count > 0) {
        this.#rows[table] = (this.#rows[table] ?? 0) + count;
      }
    });
  }

  /** What was written since the last call. */
  take(): Record<string, number> {
    const taken = this.#rows;
    this.#rows = {};
    return taken;
  }
}
