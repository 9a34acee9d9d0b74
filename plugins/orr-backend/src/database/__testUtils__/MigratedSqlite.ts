import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import createKnex, { Knex } from 'knex';
import { migrationsDirectory } from '../migrations';
import { schemaName } from './schemaName';

/** Under another name until it is whole, so that who reads it meanwhile has no half of it. */
function writeWhole(file: string, content: Buffer): void {
  const begun = `${file}.${randomUUID()}`;
  writeFileSync(begun, content);
  renameSync(begun, file);
}

/**
 * New databases in memory with the current schema, each opened from an image of one that was migrated once for all
 * tests: far quicker than to migrate each of them.
 *
 * @internal
 */
export class MigratedSqlite {
  readonly #opened: Knex[] = [];
  #image?: Promise<Buffer>;

  async create(): Promise<Knex> {
    this.#image ??= this.#imageOfSchema();
    const knex = this.#open(await this.#image);
    this.#opened.push(knex);
    return knex;
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map(knex => knex.destroy()));
  }

  async #imageOfSchema(): Promise<Buffer> {
    const file = path.join(os.tmpdir(), `${schemaName()}.sqlite`);
    if (!existsSync(file)) {
      writeWhole(file, await this.#migrate());
    }
    return readFileSync(file);
  }

  async #migrate(): Promise<Buffer> {
    const knex = this.#open(':memory:');
    try {
      await knex.migrate.latest({ directory: migrationsDirectory() });
      const connection = await knex.client.acquireConnection();
      const image = connection.serialize();
      await knex.client.releaseConnection(connection);
      return image;
    } finally {
      await knex.destroy();
    }
  }

  #open(database: string | Buffer): Knex {
    return createKnex({
      client: 'better-sqlite3',
      // The driver takes the image of a database in place of a file's name.
      connection: { filename: database as string },
      useNullAsDefault: true,
    });
  }
}
