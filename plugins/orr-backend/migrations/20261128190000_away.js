// @ts-check

/* Until when people are away, and who is told what they would be told meanwhile. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('away', table => {
    table.text('user_ref').primary();
    table
      .text('until')
      .notNullable()
      .comment("The last day, in the organisation's time zone");
    table.text('substitute_ref').nullable();
    table.text('set_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('away');
};
