// @ts-check

/*
 * The questions that entities do not meet, for counting them over many entities: a row where a question is not met, does
 * not apply or is not asked, none where it is met. What each question showed is kept with the decision from now on; of older
 * decisions the gaps tell. The clock of standings fills the table.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_entity', table => {
    table
      .text('decided_levels')
      .nullable()
      .comment('JSON: the level of each question when it was decided');
  });
  await knex.schema.createTable('standing_gap', table => {
    table.comment(
      'Questions that an entity does not meet by the decision in force, or that it is not asked',
    );
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('checklist_id').notNullable();
    table.text('question_id').notNullable();
    table.text('section_id').notNullable();
    table.text('area').notNullable();
    table.text('level').notNullable().comment('After its disposition');
    table
      .integer('level_rank')
      .notNullable()
      .comment('Orders by level, the highest risk first');
    table.text('state').notNullable();
    table.boolean('contradicted').notNullable();
    table.text('since').notNullable();
    table.primary(['entity_id', 'checklist_id', 'question_id']);
    table.index(['checklist_id', 'question_id', 'state']);
    table.index(['level_rank', 'entity_id']);
  });
  await knex('checklist').update({ applied_mark: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('standing_gap');
  await knex.schema.alterTable('review_entity', table => {
    table.dropColumn('decided_levels');
  });
};
