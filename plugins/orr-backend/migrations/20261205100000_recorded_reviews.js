// @ts-check

/*
 * Reviews that were held elsewhere and brought in as a table. They are told beside what was decided here and move nothing of it, so
 * they have a room of their own. An import is undone by deleting its reviews; that there was one stays.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('recorded_review_import', table => {
    table.text('id').primary();
    table.text('file_name').nullable();
    table.text('recorded_by').notNullable().comment('In lower case');
    table.text('recorded_at').notNullable();
    table.text('undone_by').nullable();
    table.text('undone_at').nullable();
    table.index(['recorded_at', 'id']);
  });
  await knex.schema.createTable('recorded_review', table => {
    table.text('id').primary();
    table
      .text('import_id')
      .notNullable()
      .references('id')
      .inTable('recorded_review_import');
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('reviewed_on').notNullable().comment('YYYY-MM-DD');
    table.text('outcome').notNullable();
    table.text('url').nullable();
    table.text('valid_until').nullable().comment('YYYY-MM-DD');
    table.text('checklist').nullable().comment('What it went by, in words');
    table.index(['entity_id', 'reviewed_on', 'id']);
    table.index(['import_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('recorded_review');
  await knex.schema.dropTable('recorded_review_import');
};
