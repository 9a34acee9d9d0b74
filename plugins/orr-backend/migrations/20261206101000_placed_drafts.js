// @ts-check

/*
 * A watched place of a checklist may offer what stands there as a draft, which is as the place says until it is published. There is
 * one for a place, however many replicas look at it.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.raw('ALTER TABLE checklist_draft ADD COLUMN location text');
  await knex.raw(
    'CREATE UNIQUE INDEX checklist_draft_location_unique ON checklist_draft (location)',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('DROP INDEX checklist_draft_location_unique');
  await knex('checklist_draft').whereNotNull('location').delete();
  await knex.raw('ALTER TABLE checklist_draft DROP COLUMN location');
};
