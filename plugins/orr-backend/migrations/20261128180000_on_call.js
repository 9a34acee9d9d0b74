// @ts-check

/*
 * Who is called when an entity fails, where its own entry names a person or a group: its owner can be reached through them, as
 * long as the catalog holds them. Read from the entity when it is projected, so the next sweep projects every stored entity anew.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity', table => {
    table
      .text('on_call_ref')
      .nullable()
      .comment('The person or group that is on call for it');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE entity DROP COLUMN on_call_ref');
};
