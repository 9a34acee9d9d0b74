// @ts-check

/*
 * What changed between two days is found by when it changed, and what falls due by its day.
 */

const INDEXES = {
  readiness_change_by_time: 'readiness_change (changed_at, entity_id)',
  readiness_by_end: 'readiness (valid_until) WHERE valid_until IS NOT NULL',
  condition_by_due: 'decision_condition (due_on) WHERE met_at IS NULL',
  review_by_target: 'review (target_date) WHERE target_date IS NOT NULL',
};

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [name, columns] of Object.entries(INDEXES)) {
    await knex.raw(`CREATE INDEX ${name} ON ${columns}`);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of Object.keys(INDEXES)) {
    await knex.raw(`DROP INDEX ${name}`);
  }
};
