// @ts-check

const TABLES = ['answer', 'answer_revision'];
const TO_BE_RESEARCHED = '%"kind":"toBeResearched"%';
const PAGE = 500;

/**
 * Who an answer waits for is found in the statements that are there already.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 */
async function fillAssignees(knex, table) {
  const key = ['review_id', 'question_id', 'revision'];
  /** @type {Record<string, string | number> | undefined} */
  let after;
  for (;;) {
    const rows = await knex(table)
      .select(...key, 'statement')
      .where('statement', 'like', TO_BE_RESEARCHED)
      .modify(query => {
        if (after) {
          const { review_id, question_id, revision } = after;
          query.whereRaw('(review_id, question_id, revision) > (?, ?, ?)', [
            review_id,
            question_id,
            revision,
          ]);
        }
      })
      .orderBy(key)
      .limit(PAGE);
    for (const row of rows) {
      const { kind, assigneeRef } = JSON.parse(row.statement);
      // A text may hold the same words.
      if (kind === 'toBeResearched') {
        await knex(table)
          .where({
            review_id: row.review_id,
            question_id: row.question_id,
            revision: row.revision,
          })
          .update({ assignee_ref: assigneeRef.toLowerCase() });
      }
    }
    if (rows.length < PAGE) {
      return;
    }
    after = rows[rows.length - 1];
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
