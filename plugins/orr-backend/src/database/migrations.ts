import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * Opens the plugin's database and brings it to the current schema, unless the portal migrates on its own.
 *
 * @internal
 */
export async function applyMigrations(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}

/** @internal */
export function migrationsDirectory(): string {
  return resolvePackagePath('backstage-plugin-orr-backend', 'migrations');
}
