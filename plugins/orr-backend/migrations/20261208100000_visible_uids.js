// @ts-check

/**
 * Sets of what somebody sees hold uids, as the catalog tells them in one answer. Replicas of the release before still write
 * refs into visible_set_entity, under keys of their own: it goes with a later release.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('visible_set', table => {
    table.text('content_hash').nullable().comment('Of all uids of the set');
    table
      .bigInteger('content_mark')
      .nullable()
      .comment('A number drawn from the key and the hash');
  });
  await knex.schema.createTable('visible_set_uid', table => {
    table
      .text('set_key')
      .notNullable()
      .references('key')
      .inTable('visible_set')
      .onDelete('CASCADE');
    table.text('uid').notNullable();
    table.primary(['set_key', 'uid']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Sets are filled anew when they are asked for; on SQLite the rows of those that stayed would go with their table.
  await knex('visible_set').delete();
  await knex.schema.dropTable('visible_set_uid');
  await knex.schema.alterTable('visible_set', table => {
    table.dropColumns('content_hash', 'content_mark');
  });
};
