// @ts-check

/*
 * What entities say about their earlier refs and cannot be followed yet, as the latest sweep of the catalog has found it: so
 * that whoever asks need not have everything judged anew.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('entity_move_waiting', table => {
    table.text('to_ref').primary();
    table
      .text('from_ref')
      .notNullable()
      .comment('As written where it is no ref');
    table.text('problems').notNullable().comment('JSON');
    table.text('both_in_review_of').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('entity_move_waiting');
};
