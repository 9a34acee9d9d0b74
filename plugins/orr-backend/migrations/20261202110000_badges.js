// @ts-check

/*
 * Badges: pictures of a standing for whoever has their address. The address holds the id and its signature, by a key that is
 * made when the first badge is minted; a badge that is revoked stays on record. Without the key no address of any badge
 * can be made out of what is kept here of badges.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('badge', table => {
    table.comment('A picture of the standing of an entity, by its address');
    table.text('id').primary();
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('minted_by').notNullable();
    table.text('minted_at').notNullable();
    table.text('revoked_by').nullable();
    table.text('revoked_at').nullable();
    table.index(['entity_id', 'revoked_at']);
  });
  await knex.schema.createTable('badge_key', table => {
    table.comment('What the addresses of badges are signed with; one row');
    table.text('id').primary();
    table.text('secret').notNullable();
    table.text('made_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('badge_key');
  await knex.schema.dropTable('badge');
};
