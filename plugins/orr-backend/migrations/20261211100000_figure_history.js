// @ts-check

/*
 * By how much an entity moved the figures of its scopes on a day. The clock of standings, whose rules are newer, comes to
 * every entity once more and writes down as what it counts now; of days before that nothing is told.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('figure_change', table => {
    table.comment(
      'By how much what an entity adds to figures changed on a day: the sum up to a day',
    );
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('day').notNullable();
    table.integer('in_scope').notNullable().comment('Of the programme');
    table.integer('covered').notNullable();
    table
      .integer('reviewed')
      .notNullable()
      .comment('In scope, with any decision to go by');
    table.integer('open_highs').notNullable().comment('Questions');
    table
      .integer('with_open_highs')
      .notNullable()
      .comment('Entities with such a question');
    table
      .integer('applied')
      .notNullable()
      .comment('Questions that apply, by the decisions in force');
    table.integer('not_applicable').notNullable();
    table
      .integer('told')
      .notNullable()
      .comment('Questions met by what a system has told or an event shown');
    table.primary(['entity_id', 'day']);
    table.index(['day', 'entity_id']);
  });
  await knex.raw('ALTER TABLE rollup_state ADD COLUMN figures_kept_from text');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('ALTER TABLE rollup_state DROP COLUMN figures_kept_from');
  await knex.schema.dropTable('figure_change');
};
