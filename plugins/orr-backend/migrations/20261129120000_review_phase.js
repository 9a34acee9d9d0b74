// @ts-check

/** The phase that a review has come to, which says what of it is due. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review', table => {
    table
      .text('phase')
      .nullable()
      .comment('design, build, launch or operate; null: everything is due');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE review DROP COLUMN phase');
};
