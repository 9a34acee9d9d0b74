// @ts-check

/*
 * Small edits after a decision: words and links of an answer. The frozen copy that was decided on stays as it is, and so does
 * the answer; each edit is a row of its own, which is never changed.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('amendment', table => {
    table.comment('Words or links of an answer, changed after its decision');
    table.text('id').primary();
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
      .comment('Where it is about the own answer of one covered entity');
    table.text('question_id').notNullable();
    table.integer('revision').notNullable().comment('From 1, of each answer');
    table
      .text('note')
      .nullable()
      .comment('From then on, empty where taken away; null where it stayed');
    table
      .text('evidence')
      .nullable()
      .comment('JSON: all links from then on; null where they stayed');
    table.text('amended_by').notNullable();
    table.text('amended_at').notNullable();
    table.index(['entity_id']);
    table.index(['covered_entity_id']);
    table.index(['amended_by']);
  });
  await knex.raw(
    "CREATE UNIQUE INDEX amendment_revision ON amendment (review_id, question_id, COALESCE(covered_entity_id, ''), revision)",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('amendment');
};
