// @ts-check

/*
 * What people propose for checklists: a question, a change, or that one be explained, and what curators reply. The title of the
 * question is kept with it, as it was: the version that it was read in may be gone from the screens by then.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('checklist_proposal', table => {
    table.text('id').primary();
    table
      .text('checklist_id')
      .notNullable()
      .references('id')
      .inTable('checklist');
    table.text('question_id').nullable();
    table.text('question_title').nullable();
    table.text('kind').notNullable();
    table.text('text').notNullable();
    table.text('state').notNullable();
    table.text('reply').nullable();
    table.text('proposed_by').notNullable().comment('In lower case');
    table.text('proposed_at').notNullable();
    table.text('replied_by').nullable();
    table.text('replied_at').nullable();
    table.integer('revision').notNullable();
    table.index(['state', 'proposed_at', 'id']);
    table.index(['proposed_by', 'proposed_at']);
    table.index(['checklist_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('checklist_proposal');
};
