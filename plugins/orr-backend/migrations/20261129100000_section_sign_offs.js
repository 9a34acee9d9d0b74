// @ts-check

/*
 * What stakeholders say about single sections of submitted reviews. A sign-off is never changed: a later one of the same
 * person counts instead. It keeps the hash of the answers it was given on, so that it holds for a later submission that says
 * the same.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('section_sign_off', table => {
    table.comment('A sign-off of a section, or an objection to it');
    table.text('id').primary();
    table.text('review_id').notNullable().references('id').inTable('review');
    table.integer('sequence').notNullable().comment('In its review, from 1');
    table.text('section_id').notNullable();
    table
      .text('snapshot_id')
      .notNullable()
      .comment('The submission that was looked at');
    table
      .text('section_hash')
      .notNullable()
      .comment('Of what the section said in it');
    table.text('verdict').notNullable();
    table.text('note').nullable();
    table
      .text('for_ref')
      .notNullable()
      .comment('Of those whom the checklist names, the one they belong to');
    table.text('signed_by').notNullable();
    table.text('signed_at').notNullable();
    table.unique(['review_id', 'sequence']);
    table.index(['signed_by']);
  });
  await knex.schema.createTable('section_sign_off_request', table => {
    table.comment('Who is waited for to sign a section off, while it is');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('section_id').notNullable();
    table.text('asked_ref').notNullable().comment('In lower case');
    table.text('asked_at').notNullable();
    table.primary(['review_id', 'section_id', 'asked_ref']);
    table.index(['asked_ref']);
  });
  await knex.schema.createTable('section_answerer', table => {
    table.comment('Who answered in such a section, and signs no own answers');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('section_id').notNullable();
    table.text('person_ref').notNullable().comment('In lower case');
    table.primary(['review_id', 'section_id', 'person_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('section_answerer');
  await knex.schema.dropTable('section_sign_off_request');
  await knex.schema.dropTable('section_sign_off');
};
