// @ts-check

/*
 * Conditions on what entities have are answered from an index alone: which entities have a value is in it, too. Reading that from
 * the rows took most of the time of each list.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity_search', table => {
    table.index(['key', 'value', 'entity_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entity_search', table => {
    table.dropIndex(['key', 'value', 'entity_id']);
  });
};
