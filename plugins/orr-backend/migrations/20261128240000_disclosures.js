// @ts-check

/*
 * What was said after a decision about answers that hold no longer. The frozen copy that was decided on stays as it is.
 */

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addWhatItIsAbout(table) {
  table
    .text('decision_id')
    .notNullable()
    .comment('The one of that review, which rests on the answer');
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
    .comment('Where it is said of one covered entity alone');
  table.text('checklist_id').notNullable();
  table.text('question_id').notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('disclosure', table => {
    table.comment('An answer that was decided on and holds no longer');
    table.text('id').primary();
    addWhatItIsAbout(table);
    table.text('statement').notNullable().comment('JSON: what holds instead');
    table.text('note').notNullable();
    table.text('level').notNullable().comment('What the statement shows');
    table.text('gate').notNullable().comment('Of the question, as decided on');
    table.text('disclosed_by').notNullable();
    table.text('disclosed_at').notNullable();
    table.text('closed_by').nullable();
    table.text('closed_at').nullable();
    table.text('closed_note').nullable();
    table.text('closed_url').nullable();
    table.index(['entity_id']);
    table.index(['covered_entity_id']);
    table.index(['review_id']);
  });
  await knex.raw(
    "CREATE UNIQUE INDEX disclosure_one_open ON disclosure (decision_id, question_id, COALESCE(covered_entity_id, '')) WHERE closed_at IS NULL",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('disclosure');
};
