// @ts-check

/* Who wants to be told once a week what their groups owe, and what they were told of last. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('digest', table => {
    table.text('user_ref').primary();
    table
      .text('week')
      .notNullable()
      .comment('The Monday for which it was last looked at');
    table
      .text('content_hash')
      .nullable()
      .comment('Of what was told last; absent where there was nothing to say');
    table.text('wanted_at').notNullable();
    table.index(['week', 'user_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('digest');
};
