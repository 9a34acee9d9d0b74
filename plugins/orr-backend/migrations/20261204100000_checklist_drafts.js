// @ts-check

/*
 * Checklists that are written in the portal: what is being written until it is published, where a checklist comes from, and from
 * when on questions of a version bind whoever was decided on before. What there was came from files.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('checklist_draft', table => {
    table.comment('Checklists that are being written');
    table.text('id').primary();
    table
      .text('checklist_id')
      .notNullable()
      .comment('No reference: there may be no such checklist yet');
    table
      .integer('based_on')
      .nullable()
      .comment('The version it began from; NULL for a checklist that is new');
    table.integer('revision').notNullable();
    table
      .text('document')
      .notNullable()
      .comment('JSON; what is not written yet may be missing');
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('updated_by').notNullable();
    table.text('updated_at').notNullable();
    table.index(['updated_at', 'id']);
  });
  await knex.raw(
    "ALTER TABLE checklist ADD COLUMN origin text NOT NULL DEFAULT 'file'",
  );
  await knex.raw('ALTER TABLE checklist_version ADD COLUMN rollout text');
  await knex.raw('ALTER TABLE checklist_version ADD COLUMN published_by text');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('ALTER TABLE checklist_version DROP COLUMN published_by');
  await knex.raw('ALTER TABLE checklist_version DROP COLUMN rollout');
  await knex.raw('ALTER TABLE checklist DROP COLUMN origin');
  await knex.schema.dropTable('checklist_draft');
};
