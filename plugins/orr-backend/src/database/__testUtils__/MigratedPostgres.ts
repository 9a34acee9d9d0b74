import createKnex, { Knex } from 'knex';
import { migrationsDirectory } from '../migrations';
import { keepPristine, restorePristine } from './keepPristine';
import { schemaName } from './schemaName';

/** Any number that nobody else locks. */
const LOCK = 7_018_411;

const isClosed = (knex: Knex) => knex.client.pool === undefined;

/**
 * Databases with the current schema and nothing else in them. Each is copied from one that was migrated once for all tests
 * on the server. Whoever is done leaves it to the next, who gets it as it was at first: the server writes hundreds of files
 * for a new one.
 *
 * @internal
 */
export class MigratedPostgres {
  readonly #server: string;
  #admin?: Knex;
  #template?: Promise<string>;
  /** By the number that is part of the name. */
  readonly #opened = new Map<number, Knex>();
  readonly #tried = new Set<number>();

  constructor(server: string) {
    this.#server = server;
  }

  async create(): Promise<Knex> {
    this.#template ??= this.#migrateOnce();
    const template = await this.#template;
    const number = await this.#takeNumber(template);
    const name = `${template}_test_${number}`;
    const knex =
      (await this.#reuse(name)) ?? (await this.#copy(template, name));
    this.#opened.set(number, knex);
    return knex;
  }

  async destroy(): Promise<void> {
    const opened = [...this.#opened.values()];
    this.#opened.clear();
    await Promise.all(opened.map(knex => knex.destroy()));
    // With its connection goes what it has locked.
    await this.#admin?.destroy();
    this.#admin = undefined;
  }

  /** The first number whose database nobody uses: none of ours that is open, and none of whoever else tests on the server. */
  async #takeNumber(template: string): Promise<number> {
    for (let number = 1; ; number += 1) {
      const ours = this.#opened.get(number);
      if (ours && isClosed(ours)) {
        this.#opened.delete(number);
        return number;
      }
      if (!this.#tried.has(number)) {
        this.#tried.add(number);
        if (await this.#lock(template, number)) {
          return number;
        }
      }
    }
  }

  async #lock(template: string, number: number): Promise<boolean> {
    const { rows } = await this.#asAdmin().raw(
      'SELECT pg_try_advisory_lock(hashtext(?), ?) AS locked',
      [template, number],
    );
    return rows[0].locked;
  }

  async #exists(name: string): Promise<boolean> {
    const { rows } = await this.#asAdmin().raw(
      'SELECT 1 FROM pg_database WHERE datname = ?',
      [name],
    );
    return rows.length > 0;
  }

  /** What somebody else has left open would go on to write. */
  async #disconnectAll(name: string): Promise<void> {
    await this.#asAdmin().raw(
      'SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = ?',
      [name],
    );
  }

  async #reuse(name: string): Promise<Knex | undefined> {
    if (!(await this.#exists(name))) {
      return undefined;
    }
    await this.#disconnectAll(name);
    const knex = this.#connect(name, 5);
    if (await restorePristine(knex)) {
      return knex;
    }
    await knex.destroy();
    return undefined;
  }

  async #copy(template: string, name: string): Promise<Knex> {
    await this.#asAdmin().raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [
      name,
    ]);
    await this.#asAdmin().raw('CREATE DATABASE ?? TEMPLATE ??', [
      name,
      template,
    ]);
    return this.#connect(name, 5);
  }

  async #migrateOnce(): Promise<string> {
    const name = `${schemaName()}_pristine`;
    const admin = this.#asAdmin();
    await admin.raw('SELECT pg_advisory_lock(?)', [LOCK]);
    if (!(await this.#exists(name))) {
      await this.#migrate(name);
    }
    await admin.raw('SELECT pg_advisory_unlock(?)', [LOCK]);
    return name;
  }

  /** Under another name until it is done, so that a killed run leaves no half of it. */
  async #migrate(name: string): Promise<void> {
    const admin = this.#asAdmin();
    const begun = `${name}_begun`;
    await admin.raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [begun]);
    await admin.raw('CREATE DATABASE ??', [begun]);
    const knex = this.#connect(begun, 1);
    try {
      await knex.migrate.latest({ directory: migrationsDirectory() });
      await keepPristine(knex);
    } finally {
      await knex.destroy();
    }
    await admin.raw('ALTER DATABASE ?? RENAME TO ??', [begun, name]);
  }

  /** One connection for as long as this lives, which holds the locks. */
  #asAdmin(): Knex {
    this.#admin ??= this.#connect('postgres', 1, { min: 1 });
    return this.#admin;
  }

  #connect(database: string, max: number, { min } = { min: 0 }): Knex {
    const url = new URL(this.#server);
    url.pathname = `/${database}`;
    return createKnex({
      client: 'pg',
      connection: url.href,
      pool: { min, max },
    });
  }
}
