import { Knex } from 'knex';
import { isPostgres } from '../isPostgres';

/** Lets a test change the history as somebody could who rules the database. @internal */
export async function withoutHistoryGuard(knex: Knex): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw('DROP TRIGGER history_entry_guard ON history_entry');
    return;
  }
  await knex.raw('DROP TRIGGER history_entry_guard');
  await knex.raw('DROP TRIGGER history_entry_keep');
}
