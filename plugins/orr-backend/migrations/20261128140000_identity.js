// @ts-check

/*
 * That an entity goes on under another ref. The rows of its history stay as they are: its own row in `entity` takes over
 * what the catalog has under the new ref. Only where something was reviewed under the new ref already is a history carried
 * to another row; the entries that are chained cannot follow, so it is kept which row they were written about.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('entity_move', table => {
    table.comment('Histories that were carried from one entity ref to another');
    table.text('id').primary();
    table.text('from_ref').notNullable();
    table.text('to_ref').notNullable();
    table.text('from_uid').nullable();
    table.text('to_uid').nullable();
    table
      .boolean('is_swap')
      .notNullable()
      .comment('Two entities of the catalog exchanged their histories');
    table.text('cause').notNullable().comment('admin or annotation');
    table.text('moved_by').nullable().comment('Null where nobody did');
    table.text('moved_at').notNullable();
    table.text('counts').notNullable().comment('What was carried, JSON');
    table.index(['moved_at', 'id']);
    table.index(['to_ref']);
  });
  await knex.schema.createTable('carried_history', table => {
    table.comment(
      'Entities that the history of a review was written about before it was carried to another',
    );
    table.text('review_id').notNullable().references('id').inTable('review');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .comment('What the review is about now');
    table
      .text('written_about_id')
      .notNullable()
      .references('id')
      .inTable('entity');
    table.primary(['review_id', 'written_about_id']);
    table.index(['entity_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('carried_history');
  await knex.schema.dropTable('entity_move');
};
