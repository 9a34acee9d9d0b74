// @ts-check

/*
 * The reviewer group of each version of a checklist, so that lists can be narrowed to what somebody reviews. It is part of
 * the document; versions that are stored already get it from there.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('checklist_version', table => {
    table
      .string('reviewer_group', 255)
      .nullable()
      .comment('Full ref, lower case; absent where the document names none');
  });
  const versions = await knex('checklist_version').select(
    'checklist_id',
    'version',
    'document',
  );
  for (const { checklist_id, version, document } of versions) {
    const group = JSON.parse(document).reviewerGroup;
    if (group) {
      await knex('checklist_version')
        .where({ checklist_id, version })
        .update({ reviewer_group: group.toLocaleLowerCase('en-US') });
    }
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE checklist_version DROP COLUMN reviewer_group');
};
