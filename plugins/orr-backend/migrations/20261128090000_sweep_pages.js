// @ts-check

/*
 * A sweep no longer marks each entity that it meets: an unchanged catalog shall cost no row writes. What it has met is
 * kept page by page until it ends. When an entity was seen last follows from its own last change and the last sweep.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('catalog_sweep_page', table => {
    table.comment('What a running sweep has met, one row for each page');
    table.integer('generation').notNullable();
    table.integer('page').notNullable();
    table.text('entity_ids').notNullable().comment('JSON');
    table.primary(['generation', 'page']);
  });
  // A sweep that was under way has its marks in the table that goes: the next one begins anew.
  await knex('catalog_sweep').update({ cursor: null });
  await knex.schema.dropTable('entity_seen');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.createTable('entity_seen', table => {
    table
      .text('entity_id')
      .primary()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.integer('generation').notNullable();
    table.text('seen_at').notNullable();
    table.index(['generation']);
  });
  await knex('entity_seen').insert(
    knex('entity').select({
      entity_id: 'id',
      generation: knex.raw('0'),
      seen_at: 'updated_at',
    }),
  );
  await knex('catalog_sweep').update({ cursor: null });
  await knex.schema.dropTable('catalog_sweep_page');
};
