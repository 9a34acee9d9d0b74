// @ts-check

/*
 * Questions that are asked of new entities only: kept with each version of a checklist, and what a review does not ask for that
 * reason with the review, so that it stays the same whatever is published later. Before there was that rule, nobody was spared.
 */

const TABLES = ['checklist_version', 'review'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const name of TABLES) {
    await knex.raw(`ALTER TABLE ${name} ADD COLUMN spared text`);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of TABLES) {
    // In SQL: the schema builder would make SQLite's table anew.
    await knex.raw(`ALTER TABLE ${name} DROP COLUMN spared`);
  }
};
