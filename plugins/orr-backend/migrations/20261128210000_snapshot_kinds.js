// @ts-check

/*
 * A review is frozen when it is submitted, when it is decided, and by hand. What was there before was frozen by submitting.
 * Snapshots are counted by kind, so that the second submission stays the second one whatever was frozen between.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('snapshot', table => {
    table
      .text('kind')
      .notNullable()
      .defaultTo('submission')
      .comment('submission, decision, byHand');
    table.text('name').nullable().comment('Of one made by hand');
    table.dropUnique(['review_id', 'sequence']);
    table.unique(['review_id', 'kind', 'sequence']);
  });
  await knex.schema.alterTable('decision', table => {
    table
      .text('own_snapshot_id')
      .nullable()
      .comment('What it stood on; snapshot_id is the submission');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('decision', table => {
    table.dropColumn('own_snapshot_id');
  });
  await knex('snapshot').whereNot({ kind: 'submission' }).delete();
  await knex.schema.alterTable('snapshot', table => {
    table.dropUnique(['review_id', 'kind', 'sequence']);
    table.unique(['review_id', 'sequence']);
    table.dropColumn('name');
    table.dropColumn('kind');
  });
};
