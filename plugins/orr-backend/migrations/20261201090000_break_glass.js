// @ts-check

/*
 * Overrides of the verdict that a release pipeline is told of an entity: why, by whom and until when. They stay on record
 * after they have ended.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('break_glass', table => {
    table.comment('An override of the verdict on an entity, for some hours');
    table.text('id').primary();
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('reason').notNullable();
    table.text('person_ref').notNullable().comment('Who answers for it');
    table
      .text('declared_by')
      .nullable()
      .comment('The token that named the person; null where they said it');
    table.text('broken_at').notNullable();
    table.text('expires_at').notNullable();
    table.index(['entity_id', 'expires_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('break_glass');
};
