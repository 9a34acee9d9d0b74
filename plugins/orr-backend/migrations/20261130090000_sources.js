// @ts-check

/*
 * Systems that are asked about deployments, incidents and facts: what of them belongs to which entity, how far each was asked, and
 * the rules that say what it means. Alerts are kept beside incidents.
 */

/** @param {import('knex').Knex} knex */
async function createBindings(knex) {
  await knex.schema.createTable('source_binding', table => {
    table.comment(
      'What of a source belongs to entities, and how far it was asked',
    );
    table.text('kind').notNullable().comment('deployments, incidents, facts');
    table.text('provider').notNullable();
    table.text('key').notNullable();
    table.text('instance').notNullable();
    table.text('title').notNullable();
    table.text('selector').notNullable().comment('JSON');
    table.text('host').notNullable();
    table.text('bound_at').notNullable();
    table.text('gone_at').nullable().comment('Since when no entity has it');
    table.text('cursor').nullable().comment('JSON, of the source');
    table.text('since').nullable().comment('Of a round that has not ended');
    table.text('covered_from').nullable();
    table.text('last_record_at').nullable();
    table.text('due_at').notNullable().comment('Asked again from then on');
    table
      .text('poked_at')
      .nullable()
      .comment('An event or a person wants it sooner');
    table
      .text('free_at')
      .nullable()
      .comment('Before that, a poke is not followed');
    table.text('checked_at').nullable().comment('Last asked');
    table.text('synced_at').nullable().comment('Last told all there was');
    table.text('lease').nullable().comment('Of the run that asks');
    table.text('problem').nullable();
    table.text('problem_message').nullable();
    table.text('operator_hint').nullable();
    table.text('failing_since').nullable();
    table.integer('failures').notNullable().defaultTo(0);
    table.text('retry_at').nullable();
    table.primary(['kind', 'provider', 'key']);
    table.index(['key']);
    table.index(['kind', 'gone_at', 'due_at']);
  });
  await knex.schema.createTable('source_binding_entity', table => {
    table.comment('Which entity a binding belongs to');
    entityOf(table);
    table.text('kind').notNullable();
    table.text('provider').notNullable();
    table.text('binding_key').notNullable();
    table.primary(['entity_id', 'kind', 'provider', 'binding_key']);
    table.index(['kind', 'provider', 'binding_key']);
  });
  await knex.schema.createTable('entity_source_state', table => {
    table.comment('What the annotations of an entity say to a source');
    entityOf(table);
    table.text('kind').notNullable();
    table.text('provider').notNullable();
    table
      .text('status')
      .notNullable()
      .comment('unbound, opted-out, invalid, bound');
    table.text('annotation').nullable();
    table.text('reason').nullable();
    table.primary(['entity_id', 'kind', 'provider']);
    table.index(['kind', 'provider', 'status']);
  });
  await knex.schema.createTable('entity_source_mark', table => {
    table.comment(
      'For which content and which sources an entity was bound last',
    );
    entityOf(table).primary();
    table.text('content_hash').notNullable();
    table.text('fingerprint').notNullable();
  });
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function entityOf(table) {
  return table
    .text('entity_id')
    .notNullable()
    .references('id')
    .inTable('entity')
    .onDelete('CASCADE');
}

/** @param {import('knex').Knex} knex */
async function createRules(knex) {
  await knex.schema.createTable('source_rule', table => {
    table.comment('What admins say on screen about what sources tell');
    table.text('id').primary();
    table.text('kind').notNullable().comment('environment, deploys, link');
    table
      .integer('position')
      .notNullable()
      .comment('The first that fits decides');
    table.text('document').notNullable().comment('JSON');
    table.integer('revision').notNullable();
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('changed_by').notNullable();
    table.text('changed_at').notNullable();
    table.index(['kind', 'position']);
  });
  await knex.schema.createTable('source_rule_walk', table => {
    table.comment('How far changed rules were applied to what is stored');
    table.text('id').primary();
    table.text('fingerprint').notNullable();
    table.text('position').nullable().comment('Null once it has ended');
  });
}

/** @param {import('knex').Knex} knex */
async function createAlerts(knex) {
  await knex.schema.createTable('alert', table => {
    table.comment('Alerts as their sources tell them');
    table.text('id').primary().comment('Made of the key of the source');
    table.text('provider').notNullable();
    table.text('instance').notNullable();
    table.text('source_id').notNullable();
    table.text('binding_key').nullable();
    table.text('name').notNullable();
    table.text('severity').nullable();
    table.text('fired_at').notNullable();
    table.text('resolved_at').nullable();
    table.text('url').nullable();
    table.text('source_updated_at').notNullable();
    table.text('observed_at').notNullable();
    table.unique(['provider', 'instance', 'source_id']);
    table.index(['fired_at']);
    table.index(['binding_key', 'id']);
  });
  await knex.schema.createTable('alert_entity', table => {
    table.comment('What an alert is about');
    entityOf(table);
    table
      .text('alert_id')
      .notNullable()
      .references('id')
      .inTable('alert')
      .onDelete('CASCADE');
    table.text('binding_key').nullable().comment('By which it was linked');
    table.primary(['entity_id', 'alert_id']);
    table.index(['alert_id']);
  });
}

/** In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it. */
const COLUMNS = [
  ['deployment', 'pipeline'],
  ['deployment_entity', 'binding_key'],
  ['incident', 'binding_key'],
  ['incident_entity', 'binding_key'],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createBindings(knex);
  await createRules(knex);
  await createAlerts(knex);
  for (const [table, column] of COLUMNS) {
    await knex.raw('ALTER TABLE ?? ADD COLUMN ?? text', [table, column]);
  }
  await knex.raw(
    'CREATE INDEX deployment_binding_key ON deployment (binding_key, id)',
  );
  await knex.raw(
    'CREATE INDEX incident_binding_key ON incident (binding_key, id)',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('DROP INDEX incident_binding_key');
  await knex.raw('DROP INDEX deployment_binding_key');
  for (const [table, column] of [...COLUMNS].reverse()) {
    await knex.raw('ALTER TABLE ?? DROP COLUMN ??', [table, column]);
  }
  for (const table of [
    'alert_entity',
    'alert',
    'source_rule_walk',
    'source_rule',
    'entity_source_mark',
    'entity_source_state',
    'source_binding_entity',
    'source_binding',
  ]) {
    await knex.schema.dropTable(table);
  }
};
