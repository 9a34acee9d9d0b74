// @ts-check

/*
 * Who of those who may decide a submitted review sees to it, and who said that they will not. It opens and closes nothing:
 * whoever may decide still may.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('review_assignment', table => {
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('person_ref').notNullable();
    table
      .text('state')
      .notNullable()
      .comment('taken, given, declined; of the first two one for each review');
    table.text('by_ref').notNullable();
    table.text('at').notNullable();
    table.text('reason').nullable();
    table.primary(['review_id', 'person_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_assignment');
};
