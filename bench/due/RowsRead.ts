import { Knex } from 'knex';

/** One statement with what it was sent with. */
export interface QueryRecord {
  sql: string;
  bindings: readonly unknown[];
}

const READ = /^\s*(?:select|with)/i;

function rowsIn(response: unknown): number {
  if (Array.isArray(response)) {
    return response.length;
  }
  return (response as { rows?: unknown[] } | undefined)?.rows?.length ?? 0;
}

/** How many rows are read, as the database hands them over. */
export class RowsRead {
  #rows = 0;
  #queries: QueryRecord[] = [];

  watch(knex: Knex): void {
    knex.on(
      'query-response',
      (response: unknown, { sql, bindings }: Knex.Sql) => {
        if (READ.test(sql)) {
          this.#rows += rowsIn(response);
          this.#queries.push({ sql, bindings: bindings ?? [] });
        }
      },
    );
  }

  /** What was read since the last call. */
  take(): { rows: number; queries: QueryRecord[] } {
    const taken = { rows: this.#rows, queries: this.#queries };
    this.#rows = 0;
    this.#queries = [];
    return taken;
  }
}
