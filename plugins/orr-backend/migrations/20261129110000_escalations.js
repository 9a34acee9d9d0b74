// @ts-check

/*
 * Gaps that were taken to somebody who can do what the team cannot, and what they said. Nothing is judged by it.
 */

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addWhatItSays(table) {
  table.text('situation').notNullable();
  table.text('criticality').notNullable();
  table.text('who').notNullable();
  table.text('impact').notNullable();
  table.text('urgency').notNullable();
  table.text('remedy').notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('escalation', table => {
    table.comment('A gap that somebody was asked to help with');
    table.text('id').primary();
    table.text('review_id').notNullable().references('id').inTable('review');
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
    table.text('to_ref').notNullable().comment('Who is asked, in lower case');
    addWhatItSays(table);
    table.text('state').notNullable().comment('open, answered or withdrawn');
    table.text('raised_by').notNullable();
    table.text('raised_at').notNullable();
    table.text('answer').nullable();
    table.text('answered_by').nullable();
    table.text('answered_at').nullable();
    table.text('withdrawn_at').nullable();
    table.index(['review_id']);
    table.index(['entity_id']);
    table.index(['covered_entity_id']);
    table.index(['state', 'to_ref', 'raised_at']);
  });
  await knex.raw(
    "CREATE UNIQUE INDEX escalation_one_open ON escalation (review_id, question_id, COALESCE(covered_entity_id, '')) WHERE state = 'open'",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('escalation');
};
