// @ts-check

/*
 * Which commits a deployment brought: what who told of it said, and what was asked for between two revisions of a repository.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('commit_comparison', table => {
    table.comment('The commits between two revisions that were deployed');
    table.text('provider').notNullable();
    table.text('binding_key').notNullable();
    table.text('base').notNullable().comment('What was there before');
    table.text('head').notNullable().comment('What was new');
    table
      .text('finished_at')
      .notNullable()
      .comment('When the deployment that brought it ended');
    table.text('asked_at').nullable().comment('Null until it was asked for');
    table
      .text('authored_at')
      .nullable()
      .comment('JSON: their author dates; null where they cannot be compared');
    table.primary(['provider', 'binding_key', 'base', 'head']);
    table.index(['binding_key', 'finished_at']);
    table.index(['provider', 'binding_key', 'asked_at', 'finished_at']);
    table.index(['finished_at']);
  });
  // In SQL: the schema builder would make SQLite's table anew, and lose what hangs on it.
  await knex.raw('ALTER TABLE deployment ADD COLUMN commits_authored_at text');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('ALTER TABLE deployment DROP COLUMN commits_authored_at');
  await knex.schema.dropTable('commit_comparison');
};
