// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('rollup_state', table => {
    table
      .bigInteger('folded')
      .notNullable()
      .defaultTo(0)
      .comment('How many changes were counted in all');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('rollup_state', table => {
    table.dropColumn('folded');
  });
};
