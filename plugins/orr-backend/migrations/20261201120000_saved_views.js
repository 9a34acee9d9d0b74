// @ts-check

/*
 * What people have saved of how they look at the organisation.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('saved_view', table => {
    table.comment('Filters, order and columns of a list under a name');
    table.text('id').primary();
    table.text('owner_ref').notNullable();
    table.text('name').notNullable();
    table
      .text('view')
      .notNullable()
      .comment('The path of the view; empty for the first');
    table.text('search').notNullable().comment('The query of its URL');
    table
      .boolean('shared')
      .notNullable()
      .comment('With everybody who has the link');
    table.integer('revision').notNullable();
    table.text('changed_at').notNullable();
    table.index(['owner_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('saved_view');
};
