/**
 * For the counts above the list of everything: how many entities stand where is read from the index alone, not from
 * rows that hold a whole entity each.
 */
const INDEXES = {
  entity_by_headline: 'entity (headline, kind) WHERE orphaned_at IS NULL',
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
