// @ts-check

/*
 * What the list of entities is sorted and counted by. The columns are nullable and filled here or by the readiness
 * clock, so that a replica of the release before can go on writing.
 */

const INDEXES = {
  entity_by_due: 'due_on, sort_name, id',
  entity_by_tier: 'tier, sort_name, id',
  entity_by_owner: 'sort_owner, sort_name, id',
  // Wide enough to count by each filter without reading the rows.
  entity_facets:
    'headline, kind, type, lifecycle, tier, owner_state, in_review, due_soon, id, entity_ref',
};

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity', table => {
    table.text('sort_owner').nullable().comment('The first of the owners');
    table
      .text('due_on')
      .nullable()
      .comment('Next day by which something has to be done');
  });
  await knex.raw(
    'UPDATE entity SET sort_owner = (SELECT MIN(owner_ref) FROM entity_owner WHERE entity_owner.entity_id = entity.id)',
  );
  // Every standing is computed again, which gives each entity the day on which it is due.
  await knex('checklist').update({ applied_mark: null });
  // The wide index begins with the same column.
  await knex.raw('DROP INDEX entity_live_headline');
  for (const [name, columns] of Object.entries(INDEXES)) {
    await knex.raw(
      `CREATE INDEX ${name} ON entity (${columns}) WHERE orphaned_at IS NULL`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of Object.keys(INDEXES)) {
    await knex.raw(`DROP INDEX ${name}`);
  }
  await knex.raw(
    'CREATE INDEX entity_live_headline ON entity (headline) WHERE orphaned_at IS NULL',
  );
  // Not by the schema builder, which on SQLite would copy the table and lose what hangs on it.
  await knex.raw('ALTER TABLE entity DROP COLUMN sort_owner');
  await knex.raw('ALTER TABLE entity DROP COLUMN due_on');
};
