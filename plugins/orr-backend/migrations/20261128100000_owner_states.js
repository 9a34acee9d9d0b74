// @ts-check

/*
 * What the state of an ownership follows from besides who owns what: whether a group has members and a contact. Both are
 * read from the entity when it is projected, so every stored entity is projected anew by the next sweep.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity', table => {
    table
      .boolean('has_members')
      .nullable()
      .comment('Of a group: somebody belongs to it');
    table
      .boolean('has_contact')
      .nullable()
      .comment('Of a group or person: mail, chat or on-call');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE entity DROP COLUMN has_members');
  await knex.raw('ALTER TABLE entity DROP COLUMN has_contact');
};
