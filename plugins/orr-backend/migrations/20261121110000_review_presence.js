/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('review_presence', table => {
    table.comment('Who has a review open now, and at which question');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('user_ref').notNullable();
    table.text('session_id').notNullable().comment('One page of a browser');
    table.text('question_id').nullable();
    table.text('seen_at').notNullable();
    table.text('expires_at').notNullable().index();
    table.primary(['review_id', 'user_ref', 'session_id']);
  });
  await knex.schema.alterTable('answer', table => {
    table.index(['review_id', 'answered_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('answer', table => {
    table.dropIndex(['review_id', 'answered_at']);
  });
  await knex.schema.dropTable('review_presence');
};
