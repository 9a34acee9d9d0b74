import { Knex } from 'knex';

/** Takes down the SQL statements that a database is sent, BEGIN and COMMIT included. @internal */
export class StatementLog {
  #statements: string[] = [];

  constructor(knex: Knex) {
    knex.on('query', ({ sql }: { sql: string }) => {
      this.#statements.push(sql);
    });
  }

  /** What a piece of work has sent. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    this.#statements = [];
    await work();
    const sent = this.#statements;
    // What is sent afterwards is none of it.
    this.#statements = [];
    return sent;
  }
}
