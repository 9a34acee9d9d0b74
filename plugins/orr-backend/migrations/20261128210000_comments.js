// @ts-check

/*
 * What people say about the answers of a review, beside them. A conversation is no answer: nothing is judged by it, and an
 * open thread blocks nothing.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('comment_thread', table => {
    table.comment('A conversation about one answer');
    table.text('id').primary();
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('question_id').notNullable();
    table
      .text('covered_entity_id')
      .nullable()
      .references('id')
      .inTable('entity')
      .comment('Where it is about the answer for one covered entity alone');
    table.text('started_by').notNullable();
    table.text('started_at').notNullable();
    table.text('resolved_by').nullable();
    table.text('resolved_at').nullable();
    table.index(['review_id', 'started_at']);
    table.index(['covered_entity_id']);
  });
  await knex.schema.createTable('review_comment', table => {
    table.comment('One thing that was said in a thread');
    table.text('id').primary();
    table
      .text('thread_id')
      .notNullable()
      .references('id')
      .inTable('comment_thread');
    table.integer('position').notNullable().comment('In its thread, from 0');
    table.integer('revision').notNullable();
    table.text('text').notNullable();
    table.text('mentions').notNullable().comment('JSON: refs in lower case');
    table.text('written_by').notNullable();
    table.text('written_at').notNullable();
    table.text('edited_at').nullable();
    table.unique(['thread_id', 'position']);
    table.index(['written_by']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_comment');
  await knex.schema.dropTable('comment_thread');
};
