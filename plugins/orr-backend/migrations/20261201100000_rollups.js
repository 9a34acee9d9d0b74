// @ts-check

/*
 * Counts of entities by where they stand, kept for those who may see all: of everything, of each group with all below it,
 * of each system and domain. Nothing is counted here: every entity is due, and the worker that keeps the counts comes to
 * it in its own time.
 */

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addScope(table) {
  table.integer('generation').notNullable();
  table.text('scope_kind').notNullable();
  table.text('scope_ref').notNullable().comment('Empty for everything');
  table
    .text('checklist_id')
    .notNullable()
    .comment('Empty for the headline over all');
}

/** @param {import('knex').Knex} knex */
async function createCounts(knex) {
  await knex.schema.createTable('rollup_cell', table => {
    table.comment('How many entities are alike');
    addScope(table);
    table.text('tier').notNullable().comment('Empty for none');
    table.text('standing').notNullable();
    table
      .text('place')
      .notNullable()
      .comment('In the programme, of headlines only');
    table.integer('entities').notNullable();
    table.primary([
      'generation',
      'scope_kind',
      'scope_ref',
      'checklist_id',
      'tier',
      'standing',
      'place',
    ]);
  });
  await knex.raw(
    'CREATE INDEX rollup_cell_empty ON rollup_cell (generation) WHERE entities = 0',
  );
  await knex.schema.createTable('rollup_day', table => {
    table.comment('By how much counts changed on a day: the sum up to a day');
    addScope(table);
    table.text('day').notNullable();
    table.text('standing').notNullable();
    table.integer('change').notNullable();
    table.primary([
      'generation',
      'scope_kind',
      'scope_ref',
      'checklist_id',
      'day',
      'standing',
    ]);
  });
}

/** @param {import('knex').Knex} knex */
async function createBookkeeping(knex) {
  await knex.schema.createTable('rollup_folded', table => {
    table.comment('As what each entity is counted');
    table.integer('generation').notNullable();
    // Not a reference: what is deleted is still to be taken out of the counts.
    table.text('entity_id').notNullable();
    table.text('placement').nullable().comment('JSON; NULL: in no count');
    table.primary(['generation', 'entity_id']);
  });
  await knex.schema.createTable('rollup_due', table => {
    table.comment('Changes of entities that are not counted yet');
    table.bigIncrements('id');
    table.text('entity_id').notNullable();
  });
  await knex.schema.createTable('rollup_state', table => {
    table.comment('One row: which counts are shown, and which are being made');
    table.text('id').primary();
    table.integer('generation').notNullable().comment('That is shown');
    table.integer('building').nullable().comment('That is being made');
    table.text('built_after').nullable().comment('How far, by entity id');
    table.integer('built').nullable().comment('How many entities');
    table.text('build_started_at').nullable();
    table.text('build_started_by').nullable();
    table
      .text('drained_at')
      .nullable()
      .comment('When nothing was due for the last time');
    table
      .text('kept_since')
      .nullable()
      .comment('Days before it were recomputed from changes of standings');
    table.text('last_check').nullable().comment('JSON');
  });
  await knex('rollup_state').insert({ id: 'rollup', generation: 1 });
  await knex
    .into(knex.raw('rollup_due (entity_id)'))
    .insert(knex('entity').select({ entity_id: 'id' }));
}

/** @param {import('knex').Knex} knex */
async function addDomain(knex) {
  await knex.schema.alterTable('entity', table => {
    table.text('domain_ref').nullable().comment('Of a system');
  });
  await knex.raw(`
    UPDATE entity SET domain_ref = (
      SELECT MIN(entity_search.value) FROM entity_search
      WHERE entity_search.entity_id = entity.id
        AND entity_search.key = 'relations.partof' AND entity_search.value LIKE 'domain:%'
    ) WHERE kind = 'system'
  `);
  await knex.raw(
    'CREATE INDEX entity_by_domain ON entity (domain_ref) WHERE domain_ref IS NOT NULL',
  );
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await addDomain(knex);
  await createCounts(knex);
  await createBookkeeping(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'rollup_state',
    'rollup_due',
    'rollup_folded',
    'rollup_day',
    'rollup_cell',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.raw('DROP INDEX entity_by_domain');
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE entity DROP COLUMN domain_ref');
};
