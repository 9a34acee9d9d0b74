// @ts-check

/*
 * The side of whoever decides: answers they have looked at, what they ask to be changed, and what happens to a decision
 * after it was taken. A look belongs to one revision of an answer, so that a changed answer voids it without a write.
 * What a decision found is frozen with it; the date of a condition keeps every value it had.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('answer_look', table => {
    table.comment('Who has looked at which revision of an answer');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('question_id').notNullable();
    table.integer('answer_revision').notNullable();
    table.text('looked_by').notNullable();
    table.text('looked_at').notNullable();
    table.primary(['review_id', 'question_id', 'answer_revision', 'looked_by']);
  });
  await knex.schema.createTable('change_round', table => {
    table.comment('Changes that were asked for together, on one submission');
    table.text('id').primary();
    table.text('review_id').notNullable().references('id').inTable('review');
    // A submission is given back once at most.
    table
      .text('snapshot_id')
      .notNullable()
      .unique()
      .references('id')
      .inTable('snapshot');
    table.text('message').nullable();
    table.text('requested_by').notNullable();
    table.text('requested_at').notNullable();
    table.index(['review_id']);
  });
  await knex.schema.createTable('change_request', table => {
    table.text('id').primary();
    table
      .text('round_id')
      .notNullable()
      .references('id')
      .inTable('change_round');
    table.integer('position').notNullable();
    table.text('question_id').notNullable();
    table.text('text').notNullable();
    table
      .integer('answer_revision')
      .notNullable()
      .comment('Of the answer that was asked about, 0 where there was none');
    table.text('reply').nullable().comment('Why there is nothing to change');
    table.text('replied_by').nullable();
    table.text('replied_at').nullable();
    table.unique(['round_id', 'position']);
  });
  await knex.schema.alterTable('decision', table => {
    table.text('looks').notNullable().defaultTo('[]').comment('JSON');
    table.text('rungs').nullable().comment('Satisfied answers by rung, JSON');
    table.text('sample_reason').nullable().comment('Why it was picked');
    table.text('sample_finding').nullable();
    table.text('sample_note').nullable();
    table.text('sample_looked_by').nullable();
    table.text('sample_looked_at').nullable();
  });
  await knex.schema.alterTable('decision_condition', table => {
    table.text('met_by').nullable();
    table.text('met_url').nullable();
    table.text('met_note').nullable();
    table
      .text('extensions')
      .notNullable()
      .defaultTo('[]')
      .comment('How its date was moved, oldest first, JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('decision_condition', table => {
    table.dropColumns('met_by', 'met_url', 'met_note', 'extensions');
  });
  await knex.schema.alterTable('decision', table => {
    table.dropColumns(
      'looks',
      'rungs',
      'sample_reason',
      'sample_finding',
      'sample_note',
      'sample_looked_by',
      'sample_looked_at',
    );
  });
  await knex.schema.dropTable('change_request');
  await knex.schema.dropTable('change_round');
  await knex.schema.dropTable('answer_look');
};
