// @ts-check

/*
 * What the list of entities is filtered and sorted by besides. How deployments go in one word is computed with the rest of
 * their health, which is why all of it is due; until then the word is NULL, as where nothing is told.
 */

const INDEXES = {
  entity_by_kind: 'kind, sort_name, id',
  entity_by_type: 'type, sort_name, id',
  entity_by_lifecycle: 'lifecycle, sort_name, id',
  entity_by_system: 'system_ref, sort_name, id',
  entity_by_end: 'valid_until, sort_name, id',
  entity_by_place: 'programme_place, sort_name, id',
};

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deploy_health', table => {
    table
      .text('state')
      .nullable()
      .comment('How deployments to production go, in one word');
  });
  await knex.raw(
    'CREATE INDEX deploy_health_by_state ON deploy_health (state, entity_id) WHERE state IS NOT NULL',
  );
  await knex('deploy_health')
    .whereNotNull('computed_at')
    .update({ due_at: knex.ref('computed_at') });
  for (const [name, columns] of Object.entries(INDEXES)) {
    await knex.raw(
      `CREATE INDEX ${name} ON entity (${columns}) WHERE orphaned_at IS NULL`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [...Object.keys(INDEXES), 'deploy_health_by_state']) {
    await knex.raw(`DROP INDEX ${name}`);
  }
  // In SQL: the schema builder would make SQLite's table anew.
  await knex.raw('ALTER TABLE deploy_health DROP COLUMN state');
};
