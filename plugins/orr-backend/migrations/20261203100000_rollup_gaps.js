// @ts-check

/*
 * Counts of the questions that are open, kept beside the counts of standings: of everything, of each group with all below
 * it, of what each owner owns itself and of the parts of each system. Every entity is due once more; until the worker has
 * come to all of them, what is open is counted from the rows as before.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollup_gap', table => {
    table.comment('How many entities are asked, and what they do not meet');
    table.integer('generation').notNullable();
    table.text('scope_kind').notNullable();
    table.text('scope_ref').notNullable().comment('Empty for everything');
    table
      .text('checklist_id')
      .notNullable()
      .comment('Empty where an entity counts once over all that are published');
    table
      .text('counted')
      .notNullable()
      .comment(
        'Entities: asked, decided, openSection, openArea; questions: section, area',
      );
    table.text('column_id').notNullable().comment('A section or an area');
    table.text('level').notNullable().comment('Of questions only');
    table.text('state').notNullable().comment('Of questions only');
    table.boolean('contradicted').notNullable();
    table.integer('count').notNullable();
    table.primary([
      'generation',
      'scope_kind',
      'scope_ref',
      'checklist_id',
      'counted',
      'column_id',
      'level',
      'state',
      'contradicted',
    ]);
  });
  await knex.raw(
    'CREATE INDEX rollup_gap_empty ON rollup_gap (generation) WHERE count = 0',
  );
  await knex.raw('ALTER TABLE rollup_state ADD COLUMN gaps_kept_from text');
  await knex
    .into(knex.raw('rollup_due (entity_id)'))
    .insert(knex('entity').select({ entity_id: 'id' }));
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('ALTER TABLE rollup_state DROP COLUMN gaps_kept_from');
  await knex.schema.dropTable('rollup_gap');
};
