import { Knex } from 'knex';

/** Else it is SQLite. @internal */
export function isPostgres(handle: Knex): boolean {
  return handle.client.config.client === 'pg';
}
