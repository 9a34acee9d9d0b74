// @ts-check

/*
 * Change reviews. Each is about one change, and there may be several at a time beside the review that a standing follows
 * from: they take no place that another review could want.
 */

const OPEN_STATES = "('inProgress', 'submitted', 'changesRequested')";
const COLUMNS = ['change_kind', 'change_title', 'change_url', 'planned_on'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review', table => {
    table
      .text('change_kind')
      .nullable()
      .comment('release, pullRequest, deployment; of a change review');
    table.text('change_title').nullable();
    table.text('change_url').nullable();
    table.text('planned_on').nullable().comment('YYYY-MM-DD');
  });
  await knex.raw('DROP INDEX review_one_open');
  await knex.raw(
    `CREATE UNIQUE INDEX review_one_open ON review (entity_id, checklist_id) WHERE state IN ${OPEN_STATES} AND kind <> 'change'`,
  );
  await knex('review_entity')
    .whereIn('review_id', knex('review').where({ kind: 'change' }).select('id'))
    .update({ open_checklist_id: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('review')
    .where({ kind: 'change' })
    .whereRaw(`state IN ${OPEN_STATES}`)
    .update({ state: 'withdrawn' });
  await knex.raw('DROP INDEX review_one_open');
  await knex.raw(
    `CREATE UNIQUE INDEX review_one_open ON review (entity_id, checklist_id) WHERE state IN ${OPEN_STATES}`,
  );
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  for (const column of COLUMNS) {
    await knex.raw('ALTER TABLE review DROP COLUMN ??', [column]);
  }
};
