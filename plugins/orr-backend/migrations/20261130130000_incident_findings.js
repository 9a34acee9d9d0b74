// @ts-check

/*
 * Which question should have caught an incident. What is known of the incident is kept with it, for incidents are forgotten
 * after a while, and what they taught is not.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('incident_finding', table => {
    table.comment('What was said in hindsight about incidents of entities');
    table.text('id').primary();
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('incident_id').notNullable().comment('May be forgotten by now');
    table.text('incident_title').nullable();
    table.text('opened_at').notNullable().comment('Of the incident');
    table.text('url').nullable().comment('Of the incident');
    table
      .text('review_id')
      .nullable()
      .references('id')
      .inTable('review')
      .comment('The last one before it under the checklist');
    table.text('checklist_id').nullable();
    table.text('question_id').nullable();
    table.text('question_title').nullable().comment('As it was worded then');
    table
      .text('would_have_helped')
      .notNullable()
      .comment('yes, partly, no, notAsked');
    table.text('note').nullable();
    table.integer('revision').notNullable();
    table.text('said_by').notNullable();
    table.text('said_at').notNullable();
    table.unique(['entity_id', 'incident_id']);
    table.index(['review_id']);
    table.index(['checklist_id', 'question_id', 'opened_at', 'id']);
    table.index(['said_by']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incident_finding');
};
