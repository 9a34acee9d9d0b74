// @ts-check

/*
 * Counts read no more of an entity than what they ask of it. Its row holds the whole entity as the catalog told it, and reading
 * these of all that somebody sees is five times the work. On PostgreSQL alone: SQLite has no columns beside a key, and nobody
 * keeps so many entities in it.
 */

const COUNTED = [
  'id',
  'headline',
  'kind',
  'type',
  'lifecycle',
  'tier',
  'owner_state',
  'programme_place',
  'in_scope',
  'in_review',
  'due_soon',
  'launched_unreviewed',
  'contradicted',
  'entity_ref',
  'system_ref',
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      `CREATE INDEX entity_counted ON entity (uid) INCLUDE (${COUNTED}) WHERE orphaned_at IS NULL`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw('DROP INDEX entity_counted');
  }
};
