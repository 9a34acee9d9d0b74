// @ts-check

/*
 * What happens in operation: deployments and incidents, kept by the key of their source and linked to entities apart, for one
 * deployment of a monorepo may belong to several. How an entity fares is kept computed, with when it is to be computed again.
 */

/** @param {import('knex').Knex} knex */
async function createDeployments(knex) {
  await knex.schema.createTable('deployment', table => {
    table.comment('Deployments as their sources tell them');
    table.text('id').primary().comment('Made of the key of the source');
    table.text('provider').notNullable();
    table.text('instance').notNullable();
    table.text('source_id').notNullable();
    table.text('binding_key').notNullable();
    table.text('environment').notNullable();
    table.text('told_tier').nullable().comment('As the source says');
    table.text('tier').notNullable().comment('As the rules say');
    table.text('revision').nullable();
    table.text('artifact').nullable();
    table.text('ref').nullable();
    table.text('queued_at').nullable();
    table.text('started_at').nullable();
    table.text('finished_at').nullable();
    table.text('outcome').notNullable();
    table
      .integer('outcome_rank')
      .notNullable()
      .comment('0 pending, 1 running, 2 ended: never goes back');
    table.text('superseded_at').nullable();
    table.text('kind').notNullable();
    table.text('url').nullable();
    table.text('triggered_by').nullable().comment('JSON');
    table.text('head_commit_at').nullable();
    table.text('failure_marked_at').nullable();
    table.text('source_updated_at').notNullable();
    table.text('observed_at').notNullable();
    table.text('observed_via').notNullable();
    table.text('happened_at').notNullable().comment('Its latest time');
    table.unique(['provider', 'instance', 'source_id']);
    table.index(['happened_at']);
  });
  await knex.schema.createTable('deployment_entity', table => {
    table.comment('What a deployment belongs to');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table
      .text('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployment')
      .onDelete('CASCADE');
    table.text('tier').notNullable().comment('Of the deployment');
    table.text('happened_at').notNullable().comment('Of the deployment');
    table.primary(['entity_id', 'deployment_id']);
    table.index(['entity_id', 'happened_at', 'deployment_id']);
    table.index(['entity_id', 'tier', 'happened_at', 'deployment_id']);
    table.index(['deployment_id']);
  });
}

/** @param {import('knex').Knex} knex */
async function createIncidents(knex) {
  await knex.schema.createTable('incident', table => {
    table.comment('Incidents as their sources tell them');
    table.text('id').primary().comment('Made of the key of the source');
    table.text('provider').notNullable();
    table.text('instance').notNullable();
    table.text('source_id').notNullable();
    table.text('title').nullable();
    table.text('opened_at').notNullable();
    table.text('resolved_at').nullable();
    table.text('severity').nullable();
    table.text('url').nullable();
    table.text('fixed_by_revision').nullable();
    table.text('source_updated_at').notNullable();
    table.text('observed_at').notNullable();
    table.unique(['provider', 'instance', 'source_id']);
    table.index(['opened_at']);
  });
  await knex.schema.createTable('incident_entity', table => {
    table.comment('What an incident hurts');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table
      .text('incident_id')
      .notNullable()
      .references('id')
      .inTable('incident')
      .onDelete('CASCADE');
    table.primary(['entity_id', 'incident_id']);
    table.index(['incident_id']);
  });
}

/** @param {import('knex').Knex} knex */
async function createHealth(knex) {
  await knex.schema.createTable('deploy_health', table => {
    table.comment('How the deployments of an entity fare, as computed last');
    table
      .text('entity_id')
      .primary()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('due_at').notNullable().comment('Computed again from then on');
    table
      .text('told_token')
      .nullable()
      .comment(
        'Of what was told since it was computed; null where nothing was',
      );
    table.text('computed_at').nullable();
    table.text('health').nullable().comment('JSON');
    table.index(['due_at', 'entity_id']);
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createDeployments(knex);
  await createIncidents(knex);
  await createHealth(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'deploy_health',
    'incident_entity',
    'incident',
    'deployment_entity',
    'deployment',
  ]) {
    await knex.schema.dropTable(table);
  }
};
