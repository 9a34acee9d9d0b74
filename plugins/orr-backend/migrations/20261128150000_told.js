// @ts-check

/*
 * What people were told of by time, so that each is told once whichever replica gets there first, and by whom an entity
 * was owned when that was last looked at. Both begin empty: what was due, overdue or without an owner before is no news.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('told', table => {
    table.comment('Stages of a matter that were told');
    table.text('scope').notNullable();
    table.text('stage').notNullable();
    table.text('told_at').notNullable();
    table.primary(['scope', 'stage']);
  });
  await knex.schema.createTable('owner_known', table => {
    table.comment('Owners as of the last completed sweep that was looked at');
    table
      .text('entity_id')
      .primary()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('owner_state').notNullable();
    table.text('owner_refs').notNullable().comment('JSON');
    table.text('content_hash').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('owner_known');
  await knex.schema.dropTable('told');
};
