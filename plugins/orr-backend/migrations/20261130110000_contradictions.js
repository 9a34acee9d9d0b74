// @ts-check

/*
 * Signals that disagree with what was decided on, and what was said to them; and when the signals of what was decided on are
 * to be looked at again, with what the entity depended on when they first were.
 */

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addResponse(table) {
  table.text('response').nullable().comment('fix, explain or sourceIsWrong');
  table.text('response_text').nullable();
  table.text('response_due_on').nullable().comment('By when it is fixed');
  table.text('response_url').nullable();
  table.text('response_by').nullable();
  table.text('response_at').nullable();
  table.text('look').nullable().comment('agreed or refused');
  table.text('look_note').nullable();
  table.text('look_by').nullable();
  table.text('look_at').nullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('contradiction', table => {
    table.comment('A signal that disagrees with an answer that was decided on');
    table.text('id').primary();
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('decision_id').notNullable();
    table.text('checklist_id').notNullable();
    table.text('question_id').notNullable();
    table.text('cause').notNullable();
    table
      .text('cause_key')
      .notNullable()
      .comment('A fact or a dependency; empty where there is but one');
    table.text('signal').notNullable().comment('JSON: what it says');
    table.text('since').notNullable();
    table.text('last_seen_at').notNullable();
    table.text('opened_at').nullable().comment('Asked about since then');
    addResponse(table);
    table
      .text('escalated_at')
      .nullable()
      .comment('Told further because nobody had said anything');
    table.text('ended_at').nullable();
    table.text('ended_why').nullable();
    table.index(['entity_id', 'ended_at']);
    table.index(['review_id']);
  });
  await knex.raw(
    'CREATE UNIQUE INDEX contradiction_one_open ON contradiction (entity_id, decision_id, question_id, cause, cause_key) WHERE ended_at IS NULL',
  );
  await knex.schema.createTable('drift_look', table => {
    table.comment(
      'When what was decided about an entity is held against signals',
    );
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('checklist_id').notNullable();
    table.text('decision_id').notNullable();
    table
      .text('dependencies')
      .notNullable()
      .comment('JSON: what it depended on when it was first looked at');
    table.text('due_at').notNullable();
    table.primary(['entity_id', 'checklist_id']);
    table.index(['due_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drift_look');
  await knex.schema.dropTable('contradiction');
};
