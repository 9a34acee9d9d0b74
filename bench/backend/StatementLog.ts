import { performance } from 'node:perf_hooks';
import { Knex } from 'knex';

/** By which the framework keeps a connection alive, at any moment. */
const KEEPALIVE = 'select 1';

/** One SQL statement as sent, BEGIN and COMMIT included. */
export interface Statement {
  sql: string;
  milliseconds: number;
}

interface QueryEvent {
  __knexQueryUid: string;
  sql: string;
}

/** Takes down what a database is asked. */
export class StatementLog {
  #statements: Statement[] = [];

  watch(knex: Knex): void {
    const underWay = new Map<
      string,
      { statement: Statement; startedAt: number }
    >();
    knex.on('query', ({ __knexQueryUid, sql }: QueryEvent) => {
      if (sql === KEEPALIVE) {
        return;
      }
      const statement = { sql, milliseconds: 0 };
      this.#statements.push(statement);
      underWay.set(__knexQueryUid, { statement, startedAt: performance.now() });
    });
    knex.on('query-response', (_: unknown, { __knexQueryUid }: QueryEvent) => {
      const asked = underWay.get(__knexQueryUid);
      if (asked) {
        asked.statement.milliseconds = performance.now() - asked.startedAt;
        underWay.delete(__knexQueryUid);
      }
    });
  }

  /** What was sent since the last call. */
  take(): Statement[] {
    const taken = this.#statements;
    this.#statements = [];
    return taken;
  }
}
