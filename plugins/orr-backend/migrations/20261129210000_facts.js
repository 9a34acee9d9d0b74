// @ts-check

/*
 * What providers say of entities: the newest reading of each fact, what it said before, and since when its source fails.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('fact_reading', table => {
    table.comment('The newest reading of each fact of an entity');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('fact_id').notNullable();
    table.text('provider').notNullable();
    table.text('state').notNullable();
    table.text('value').nullable().comment('JSON');
    table.text('sample').nullable().comment('JSON');
    table.text('note').nullable();
    table.text('url').nullable();
    table
      .text('observed_at')
      .notNullable()
      .comment('By the clock of the source');
    table.text('received_at').notNullable();
    table
      .text('changed_at')
      .notNullable()
      .comment('Observed then, state and value have been the same since');
    table.text('previous_state').nullable().comment('Before that');
    table.text('previous_value').nullable().comment('JSON; before that');
    table
      .text('failing_since')
      .nullable()
      .comment('Since when the source could not be asked');
    table.text('failure').nullable().comment('Why not');
    table.primary(['entity_id', 'fact_id']);
    table.index(['provider', 'entity_id']);
    table.index(['fact_id', 'changed_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fact_reading');
};
