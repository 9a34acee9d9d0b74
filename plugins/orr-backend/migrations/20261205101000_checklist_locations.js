// @ts-check

/*
 * Where checklists are kept outside of the portal, and how each place was found last: what was read from it, and why what is there
 * now is not taken. The row outlives a broken file, so that what was read before it stays in force.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('checklist_location', table => {
    table.text('location').primary().comment('As it is configured');
    table
      .text('checklist_id')
      .nullable()
      .comment('No reference: what was read last may be the first of its kind');
    table.text('content_hash').nullable();
    table.text('etag').nullable();
    table.text('problem').nullable();
    table.text('problem_since').nullable();
    table.text('checked_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('checklist_location');
};
