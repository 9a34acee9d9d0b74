// @ts-check

/*
 * Who wrote the brief of a campaign last, so that it goes with them when what they wrote is erased. Until now that was whoever
 * made the campaign, as far as is known.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('campaign', table => {
    table.text('brief_by').nullable().comment('Who wrote the brief last');
  });
  await knex('campaign')
    .whereNotNull('brief')
    .update({ brief_by: knex.ref('created_by') });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // In SQL: the schema builder would make SQLite's table anew.
  await knex.raw('ALTER TABLE campaign DROP COLUMN brief_by');
};
