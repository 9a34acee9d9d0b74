// @ts-check

/*
 * What was decided, or is to be decided, about the gaps of reviews: actions, mitigations, acceptances. A decision keeps the
 * gaps that it found and which of these counted; those taken before know of none.
 */

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addWhatItIsAbout(table) {
  table
    .text('entity_id')
    .notNullable()
    .references('id')
    .inTable('entity')
    .comment('What the review is about');
  table
    .text('covered_entity_id')
    .nullable()
    .references('id')
    .inTable('entity')
    .comment('Where the gap is that of one covered entity alone');
  table.text('checklist_id').notNullable();
  table.text('question_id').notNullable();
  table
    .text('review_id')
    .notNullable()
    .references('id')
    .inTable('review')
    .comment('In which it was proposed; its history is part of that one');
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addWhatBecameOfIt(table) {
  table.text('proposed_by').notNullable();
  table.text('proposed_at').notNullable();
  table.text('decided_by').nullable();
  table.text('decided_at').nullable();
  table.text('decision_note').nullable();
  table.text('residual_level').nullable();
  table.text('closed_by').nullable();
  table.text('closed_at').nullable();
  table.text('closed_url').nullable();
  table.text('closed_note').nullable();
  table.text('postponements').notNullable().comment('JSON, oldest first');
  table.integer('times_postponed').notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('disposition', table => {
    table.comment('What was decided about a gap of a review');
    table.text('id').primary();
    table.text('type').notNullable();
    table.text('state').notNullable();
    table.integer('revision').notNullable();
    addWhatItIsAbout(table);
    table.text('level').notNullable().comment('What the question showed');
    table.text('text').notNullable();
    table.text('text_by').notNullable().comment('Who wrote the text last');
    table.text('url').nullable();
    table.text('owner_ref').nullable().comment('Of an action, in lower case');
    table.text('effort').nullable();
    table.text('until_day').nullable();
    table
      .text('sort_day')
      .notNullable()
      .comment('The same, after all days where there is none');
    addWhatBecameOfIt(table);
    table.index(['type', 'sort_day', 'id']);
    table.index(['state', 'until_day']);
    table.index(['entity_id', 'checklist_id']);
    table.index(['covered_entity_id']);
    table.index(['review_id']);
    table.index(['owner_ref', 'state']);
  });
  await knex.schema.alterTable('decision', table => {
    table
      .text('gaps')
      .nullable()
      .comment('JSON: the gaps that it knew of; null where it is older');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE decision DROP COLUMN gaps');
  await knex.schema.dropTable('disposition');
};
