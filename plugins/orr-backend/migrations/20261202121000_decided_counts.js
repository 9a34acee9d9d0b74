// @ts-check

/*
 * How many questions applied when a review was decided, how many did not, and how many a system or an event has answered: kept with
 * the decision from now on. Of older decisions it is not known, which is what NULL says.
 */

const COLUMNS = {
  applied_count: 'Questions that applied when it was decided',
  not_applicable_count: 'Questions that were asked and did not apply',
  told_count: 'Of these, met by what a system has told or an event has shown',
};

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_entity', table => {
    for (const [name, comment] of Object.entries(COLUMNS)) {
      table.integer(name).nullable().comment(comment);
    }
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of Object.keys(COLUMNS)) {
    // In SQL: the schema builder would make SQLite's table anew.
    await knex.raw(`ALTER TABLE review_entity DROP COLUMN ${name}`);
  }
};
