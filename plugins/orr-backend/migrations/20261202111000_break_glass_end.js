// @ts-check

/*
 * An override of the release gate may be ended before its time. What was said when it began stays as it was, the instant
 * until which it would have lasted too.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('break_glass', table => {
    table.text('ended_at').nullable();
    table.text('ended_by').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('break_glass', table => {
    table.dropColumn('ended_at');
    table.dropColumn('ended_by');
  });
};
