// @ts-check

/*
 * What was launched without a review, and what launch reviews missed. Since when an entity runs in production is kept with
 * it, for deployments are forgotten after a while. The columns are nullable or have a default, so that a replica of the
 * release before can go on writing.
 */

const FACETS =
  'headline, kind, type, lifecycle, tier, owner_state, in_review, due_soon, programme_place, in_scope';
const NEW_FACETS = `${FACETS}, launched_unreviewed, contradicted`;

/**
 * @param {import('knex').Knex} knex
 * @param {string} columns
 */
async function replaceFacets(knex, columns) {
  await knex.raw('DROP INDEX entity_facets');
  await knex.raw(
    `CREATE INDEX entity_facets ON entity (${columns}, id, entity_ref) WHERE orphaned_at IS NULL`,
  );
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity', table => {
    table
      .text('first_production_at')
      .nullable()
      .comment('End of the first deployment to production that succeeded');
    table.boolean('launched_unreviewed').notNullable().defaultTo(false);
    table
      .boolean('contradicted')
      .notNullable()
      .defaultTo(false)
      .comment('A signal contradicts an answer without a response');
  });
  await replaceFacets(knex, NEW_FACETS);
  await knex.schema.createTable('lesson', table => {
    table.comment(
      'What a launch review missed, asked a month after the launch',
    );
    table.text('id').primary();
    table
      .text('decision_id')
      .notNullable()
      .unique()
      .comment('Of the launch review');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('checklist_id').notNullable();
    table.text('launched_at').notNullable();
    table.text('asked_at').notNullable();
    table.text('state').notNullable().comment('asked, told or dismissed');
    table.text('missed').nullable();
    table.text('question').nullable().comment('Which should have asked');
    table.text('said_by').nullable();
    table.text('said_at').nullable();
    table.index(['entity_id']);
    table.index(['review_id']);
    table.index(['checklist_id', 'said_at']);
  });
  // Every standing is computed again, which gives each entity its marks.
  await knex('checklist').update({ applied_mark: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lesson');
  await replaceFacets(knex, FACETS);
  // Not by the schema builder, which on SQLite would copy the table and lose what hangs on it.
  for (const column of [
    'contradicted',
    'launched_unreviewed',
    'first_production_at',
  ]) {
    await knex.raw(`ALTER TABLE entity DROP COLUMN ${column}`);
  }
};
