// @ts-check

/*
 * What was done to reviews, written once and chained: each entry carries a digest of the one before it, and the end of
 * each chain is kept apart. Who did it and what they wrote can be erased; the chain holds digests of those alone, so
 * it can still be followed afterwards. The database itself lets nobody change or delete an entry but for erasing.
 * Entries begin here: what happened before is in the tables it happened to, and no history is invented for it.
 */

const KEPT = [
  'id',
  'aggregate_type',
  'aggregate_id',
  'seq',
  'entity_id',
  'at',
  'action',
  'subject',
  'facts',
  'content_digest',
  'previous_digest',
  'entry_digest',
];
const ERASABLE = ['actor_ref', 'words', 'salt'];

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}

/** What a change of an entry must not be. @param {string} differs the operator that sees a difference of null too */
function forbidden(differs) {
  return [
    ...KEPT.map(column => `NEW.${column} ${differs} OLD.${column}`),
    ...ERASABLE.map(column => `NEW.${column} IS NOT NULL`),
    'NEW.erased_at IS NULL',
    'OLD.erased_at IS NOT NULL',
  ].join(' OR ');
}

/** @param {import('knex').Knex} knex */
async function guardEntries(knex) {
  if (isPostgres(knex)) {
    await knex.raw(`
      CREATE FUNCTION history_entry_guard() RETURNS trigger AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR ${forbidden('IS DISTINCT FROM')} THEN
          RAISE EXCEPTION 'history_entry is only added to and erased from';
        END IF;
        RETURN NEW;
      END;
      $$ LANGUAGE plpgsql`);
    await knex.raw(
      'CREATE TRIGGER history_entry_guard BEFORE UPDATE OR DELETE ON history_entry FOR EACH ROW EXECUTE FUNCTION history_entry_guard()',
    );
    return;
  }
  const refuse =
    "SELECT RAISE(ABORT, 'history_entry is only added to and erased from')";
  await knex.raw(
    `CREATE TRIGGER history_entry_guard BEFORE UPDATE ON history_entry WHEN ${forbidden(
      'IS NOT',
    )} BEGIN ${refuse}; END`,
  );
  await knex.raw(
    `CREATE TRIGGER history_entry_keep BEFORE DELETE ON history_entry BEGIN ${refuse}; END`,
  );
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('history_entry', table => {
    table.comment('What was done, one chain for each thing it was done to');
    table.text('id').primary();
    table.text('aggregate_type').notNullable();
    table.text('aggregate_id').notNullable();
    table.integer('seq').notNullable().comment('From 1, without a gap');
    table
      .text('entity_id')
      .nullable()
      .references('id')
      .inTable('entity')
      .comment('What it is about; null where that is several entities');
    table.text('at').notNullable();
    table.text('action').notNullable();
    table.text('subject').nullable().comment('Question, condition or request');
    table.text('facts').notNullable().comment('JSON, never erased');
    table.text('actor_ref').nullable().comment('Null once erased');
    table.text('words').nullable().comment('JSON, null once erased');
    table.text('salt').nullable().comment('Null once erased');
    table.text('content_digest').notNullable();
    table.text('previous_digest').notNullable();
    table.text('entry_digest').notNullable();
    table.text('erased_at').nullable();
    table.unique(['aggregate_type', 'aggregate_id', 'seq']);
    table.index(['entity_id', 'at', 'aggregate_id', 'seq']);
    table.index(['actor_ref']);
  });
  await knex.schema.createTable('history_head', table => {
    table.comment('The end of each chain, and how far it was last verified');
    table.text('aggregate_type').notNullable();
    table.text('aggregate_id').notNullable();
    table.integer('seq').notNullable();
    table.text('digest').notNullable();
    table.integer('verified_seq').notNullable().defaultTo(0);
    table.primary(['aggregate_type', 'aggregate_id']);
  });
  await guardEntries(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('history_head');
  await knex.schema.dropTable('history_entry');
  if (isPostgres(knex)) {
    await knex.raw('DROP FUNCTION history_entry_guard()');
  }
};
