// @ts-check

/*
 * What platforms and software templates vouch for of what is built on them, and which decided answers rest on that.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('vouching', table => {
    table.comment(
      'What a platform or a template answers for what is built on it',
    );
    table.text('id').primary();
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .comment('The platform or the template');
    table.text('checklist_id').notNullable();
    table.text('question_ids').notNullable().comment('JSON');
    table.text('statement').notNullable();
    table.text('url').notNullable();
    table.text('valid_until').notNullable().comment('YYYY-MM-DD');
    table.text('state').notNullable().comment('active, withdrawing, withdrawn');
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('changed_by').notNullable();
    table.text('changed_at').notNullable();
    table.text('withdrawal_reason').nullable();
    table.boolean('withdrawal_unsafe').nullable();
    table.text('withdrawn_by').nullable();
    table.text('withdrawn_at').nullable();
    table.text('ends_at').nullable().comment('Of a withdrawal');
    table
      .text('next_change_at')
      .nullable()
      .comment('When somebody is told, or it ends; null once it has ended');
    table.integer('revision').notNullable();
    table.index(['entity_id']);
    table.index(['checklist_id']);
    table.index(['next_change_at']);
  });
  await knex.schema.createTable('vouched_answer', table => {
    table.comment('An answer of a decision that rests on a vouching');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('decision_id').notNullable();
    table.text('question_id').notNullable();
    table
      .text('vouching_id')
      .notNullable()
      .references('id')
      .inTable('vouching')
      .onDelete('CASCADE');
    table.primary(['entity_id', 'decision_id', 'question_id']);
    table.index(['vouching_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('vouched_answer');
  await knex.schema.dropTable('vouching');
};
