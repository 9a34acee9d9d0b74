// @ts-check

const TABLES = ['answer', 'answer_revision'];
const TO_BE_RESEARCHED = '%"kind":"toBeResearched"%';
const PAGE = 500;

const KEY = ['review_id', 'question_id', 'revision'];

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {Record<string, string | number>} [after] the key of the last row before the page
 */
function pageOf(knex, table, after) {
  const page = knex(table)
    .select(...KEY, 'statement')
    .where('statement', 'like', TO_BE_RESEARCHED)
    .orderBy(KEY)
    .limit(PAGE);
  return after
    ? page.whereRaw(
        '(review_id, question_id, revision) > (?, ?, ?)',
        KEY.map(column => after[column]),
      )
    : page;
}

/**
 * Who an answer waits for is found in the statements that are there already.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 */
async function fillAssignees(knex, table) {
  let rows = await pageOf(knex, table);
  while (rows.length) {
    for (const { statement, ...key } of rows) {
      const { kind, assigneeRef } = JSON.parse(statement);
      // A text may hold the same words.
      if (kind === 'toBeResearched') {
        await knex(table)
          .where(key)
          .update({ assignee_ref: assigneeRef.toLowerCase() });
      }
    }
    rows = await pageOf(knex, table, rows[rows.length - 1]);
  }
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table
        .text('assignee_ref')
        .nullable()
        .comment('Who is to find out, lower case; from the statement');
      table
        .text('copied_review_id')
        .nullable()
        .comment('The review that the statement was copied from');
      table.text('copied_answered_by').nullable();
      table.text('copied_answered_at').nullable();
    });
    await fillAssignees(knex, name);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.dropColumns(
        'assignee_ref',
        'copied_review_id',
        'copied_answered_by',
        'copied_answered_at',
      );
    });
  }
};
