// @ts-check

/*
 * Reviews that cover several entities. `review_entity` holds what a review is about, for every review: its own entity on
 * most, parts of its system on others. It carries the checklist while the review is open, so that an entity is in one
 * open review of a checklist at most, whichever way it came there.
 */

const OPEN_STATES = ['inProgress', 'submitted', 'changesRequested'];

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addExceptionColumns(table) {
  table.text('review_id').notNullable().references('id').inTable('review');
  table.text('entity_id').notNullable().references('id').inTable('entity');
  table.text('question_id').notNullable();
  table.integer('revision').notNullable();
  table.text('statement').nullable().comment('JSON; null once it was ended');
  table.text('note').nullable();
  table.text('evidence').notNullable();
  table.text('answered_by').notNullable();
  table.text('answered_at').notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('review_entity', table => {
    table.comment('The entities that a review is about');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table
      .text('open_checklist_id')
      .nullable()
      .comment('The checklist while the review is open');
    table.primary(['review_id', 'entity_id']);
    // Rows without a value do not collide, on either database.
    table.unique(['entity_id', 'open_checklist_id']);
  });
  await knex('review_entity').insert(
    knex('review').select({
      review_id: 'id',
      entity_id: 'entity_id',
      open_checklist_id: knex.raw(
        `CASE WHEN state IN (${OPEN_STATES.map(() => '?').join(
          ', ',
        )}) THEN checklist_id END`,
        OPEN_STATES,
      ),
    }),
  );
  await knex.schema.alterTable('review', table => {
    table
      .boolean('is_covering')
      .notNullable()
      .defaultTo(false)
      .comment('Of a system, about some of its parts');
  });
  await knex.schema.alterTable('decision', table => {
    table
      .text('confirmed_exceptions')
      .notNullable()
      .defaultTo('[]')
      .comment('Pairs of question and entity ref, JSON');
  });
  await knex.schema.createTable('decision_condition_entity', table => {
    table.comment('Whom a condition binds, where not all');
    table
      .text('condition_id')
      .notNullable()
      .references('id')
      .inTable('decision_condition');
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.primary(['condition_id', 'entity_id']);
  });
  await knex.schema.createTable('answer_exception', table => {
    table.comment(
      'What differs for one entity of a review that covers several',
    );
    addExceptionColumns(table);
    table.primary(['review_id', 'entity_id', 'question_id']);
  });
  await knex.schema.createTable('answer_exception_revision', table => {
    table.comment(
      'Every value an exception ever had, the current one included',
    );
    addExceptionColumns(table);
    table.primary(['review_id', 'entity_id', 'question_id', 'revision']);
  });
  await knex.schema.alterTable('entity', table => {
    table.index(['system_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entity', table => {
    table.dropIndex(['system_ref']);
  });
  await knex.schema.dropTable('answer_exception_revision');
  await knex.schema.dropTable('answer_exception');
  await knex.schema.dropTable('decision_condition_entity');
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE decision DROP COLUMN confirmed_exceptions');
  await knex.raw('ALTER TABLE review DROP COLUMN is_covering');
  await knex.schema.dropTable('review_entity');
};
