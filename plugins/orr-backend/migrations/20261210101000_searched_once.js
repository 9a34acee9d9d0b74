// @ts-check

/*
 * The index that begins as the one before this does serves all that this one did. It goes by itself: what waits for readers to end
 * is not to hold up writers as long as an index is built.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity_search', table => {
    table.dropIndex(['key', 'value']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entity_search', table => {
    table.index(['key', 'value']);
  });
};
