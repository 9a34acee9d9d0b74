import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import createKnex, { Knex } from 'knex';
import { migrationsDirectory } from '../migrations';

/** Any number that nobody else locks. */
const LOCK = 7_018_411;

/** What the schema follows from, so that a server that is used again has no older one. */
function schemaName(): string {
  const directory = migrationsDirectory();
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort()) {
    hash.update(file).update(readFileSync(path.join(directory, file)));
  }
  return `orr_schema_${hash.digest('hex').slice(0, 16)}`;
}

/**
 * New databases with the current schema, each copied from one that was migrated once for all tests on the server: far
 * quicker than to migrate each of them.
 *
 * @internal
 */
export class MigratedPostgres {
  readonly #server: string;
  readonly #opened: { knex: Knex; name: string }[] = [];
  #template?: Promise<string>;

  constructor(server: string) {
    this.#server = server;
  }

  async create(): Promise<Knex> {
    this.#template ??= this.#migrateOnce();
    const template = await this.#template;
    const name = `orr_test_${randomUUID().replaceAll('-', '')}`;
    await this.#asAdmin(admin =>
      admin.raw('CREATE DATABASE ?? TEMPLATE ??', [name, template]),
    );
    const knex = this.#connect(name, 5);
    this.#opened.push({ knex, name });
    return knex;
  }

  async destroy(): Promise<void> {
    const opened = this.#opened.splice(0);
    await Promise.all(opened.map(({ knex }) => knex.destroy()));
    await this.#asAdmin(async admin => {
      for (const { name } of opened) {
        await admin.raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [name]);
      }
    });
  }

  async #migrateOnce(): Promise<string> {
    const name = schemaName();
    await this.#asAdmin(async admin => {
      await admin.raw('SELECT pg_advisory_lock(?)', [LOCK]);
      const { rows } = await admin.raw(
        'SELECT 1 FROM pg_database WHERE datname = ?',
        [name],
      );
      if (rows.length === 0) {
        await this.#migrate(admin, name);
      }
      // The lock goes with the connection.
    });
    return name;
  }

  /** Under another name until it is done, so that a killed run leaves no half of it. */
  async #migrate(admin: Knex, name: string): Promise<void> {
    const begun = `${name}_begun`;
    await admin.raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [begun]);
    await admin.raw('CREATE DATABASE ??', [begun]);
    const knex = this.#connect(begun, 1);
    try {
      await knex.migrate.latest({ directory: migrationsDirectory() });
    } finally {
      await knex.destroy();
    }
    await admin.raw('ALTER DATABASE ?? RENAME TO ??', [begun, name]);
  }

  async #asAdmin(work: (admin: Knex) => Promise<unknown>): Promise<void> {
    const admin = this.#connect('postgres', 1);
    try {
      await work(admin);
    } finally {
      await admin.destroy();
    }
  }

  #connect(database: string, connections: number): Knex {
    const url = new URL(this.#server);
    url.pathname = `/${database}`;
    return createKnex({
      client: 'pg',
      connection: url.href,
      pool: { min: 0, max: connections },
    });
  }
}
