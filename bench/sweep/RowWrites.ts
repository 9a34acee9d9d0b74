import { Knex } from 'knex';

const WRITE = /^\s*(?:insert into|update|delete from) "?(\w+)"?/i;

/** How many rows are written, by table, as the database itself counts them. */
export class RowWrites {
  #rows: Record<string, number> = {};

  watch(knex: Knex): void {
    knex.on(
      'query-response',
      (response: { rowCount?: number } | undefined, { sql }: Knex.Sql) => {
        const table = WRITE.exec(sql)?.[1];
        const count = response?.rowCount ?? 0;
        if (table && count > 0) {
          this.#rows[table] = (this.#rows[table] ?? 0) + count;
        }
      },
    );
  }

  /** What was written since the last call. */
  take(): Record<string, number> {
    const taken = this.#rows;
    this.#rows = {};
    return taken;
  }
}
