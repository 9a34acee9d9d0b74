// @ts-check

/*
 * The programme: what it is about, and what is exempt from it. What an entity was when it was decided on is kept with what
 * a review is about, since a review of a system decides on several at once. The columns of the entity are nullable and
 * filled by the readiness clock, so that a replica of the release before can go on writing.
 */

const FACETS =
  'headline, kind, type, lifecycle, tier, owner_state, in_review, due_soon';
const NEW_FACETS = `${FACETS}, programme_place, in_scope`;

/** @param {import('knex').Knex} knex */
async function createProgrammeTables(knex) {
  await knex.schema.createTable('programme', table => {
    table.comment('One row: the programme as it is');
    table.text('id').primary();
    table.text('document').notNullable().comment('JSON');
    table.integer('revision').notNullable();
    table.text('changed_by').notNullable();
    table.text('changed_at').notNullable();
    table
      .integer('rules_revision')
      .notNullable()
      .comment('The revision that last changed scope or tiers; 0 before any');
    table
      .integer('applied_revision')
      .notNullable()
      .comment('The rules that were carried to all entities');
    table
      .integer('spread_revision')
      .nullable()
      .comment('The rules that are being carried to all entities');
    table.text('spread_after').nullable().comment('How far, by entity id');
  });
  await knex.schema.createTable('programme_revision', table => {
    table.comment('Every revision of the programme, the current one included');
    table.integer('revision').primary();
    table.text('document').notNullable().comment('JSON');
    table.text('changed_by').notNullable();
    table.text('changed_at').notNullable();
  });
}

/** @param {import('knex').Knex} knex */
async function createExemptionTable(knex) {
  await knex.schema.createTable('exemption', table => {
    table.comment('That an entity needs no review for some time');
    table.text('id').primary();
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('state').notNullable();
    table.text('reason').notNullable();
    table.text('until').notNullable().comment('The last day');
    table.text('asked_by').notNullable();
    table.text('asked_at').notNullable();
    table.text('decided_by').nullable();
    table.text('decided_at').nullable();
    table.text('decision_note').nullable();
    table.text('ended_by').nullable();
    table.text('ended_at').nullable();
    table.integer('revision').notNullable();
    table.index(['asked_at', 'id']);
    table.index(['entity_id']);
  });
  for (const state of ['asked', 'approved']) {
    await knex.raw(
      `CREATE UNIQUE INDEX exemption_one_${state} ON exemption (entity_id) WHERE state = '${state}'`,
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} columns
 */
async function replaceFacetIndex(knex, columns) {
  await knex.raw('DROP INDEX entity_facets');
  await knex.raw(
    `CREATE INDEX entity_facets ON entity (${columns}, id, entity_ref) WHERE orphaned_at IS NULL`,
  );
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createProgrammeTables(knex);
  await createExemptionTable(knex);
  await knex.schema.alterTable('entity', table => {
    table.boolean('in_scope').nullable().comment('The scope matches it');
    table
      .text('programme_place')
      .nullable()
      .comment('Covered or not, exempt, out of scope, or not asked');
  });
  await replaceFacetIndex(knex, NEW_FACETS);
  await knex.schema.alterTable('review_entity', table => {
    table
      .text('decided_tier')
      .nullable()
      .comment('When the review was decided; NULL where that is not known');
    table.text('decided_lifecycle').nullable();
  });
  // Every standing is computed again, which gives each entity its place.
  await knex('checklist').update({ applied_mark: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await replaceFacetIndex(knex, FACETS);
  // In SQL: the schema builder would make SQLite's tables anew, and lose what hangs on them.
  for (const [table, column] of [
    ['review_entity', 'decided_lifecycle'],
    ['review_entity', 'decided_tier'],
    ['entity', 'programme_place'],
    ['entity', 'in_scope'],
  ]) {
    await knex.raw(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
  await knex.schema.dropTable('exemption');
  await knex.schema.dropTable('programme_revision');
  await knex.schema.dropTable('programme');
};
