// @ts-check

/*
 * Who owned what when it was decided, and which new owners have affirmed the answers since. The owners are in the frozen
 * copies already; here they can be searched.
 */

const BATCH = 100;

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addWhoOwnsWhat(table) {
  table.text('decision_id').notNullable();
  table.text('review_id').notNullable().references('id').inTable('review');
  table.text('entity_id').notNullable().references('id').inTable('entity');
  table.text('owner_ref').notNullable();
  table.primary(['decision_id', 'entity_id', 'owner_ref']);
  table.index(['entity_id']);
}

/**
 * Of reviews of one entity, whose frozen copies name its owners; those of systems name the owners of the system alone.
 * @param {import('knex').Knex} knex
 */
async function readFrozen(knex) {
  let after = '';
  for (;;) {
    const found = await knex('decision')
      .join('review', 'review.id', 'decision.review_id')
      .joinRaw(
        'join snapshot on snapshot.id = coalesce(decision.own_snapshot_id, decision.snapshot_id)',
      )
      .where('review.is_covering', false)
      .whereNot('review.kind', 'change')
      .where('decision.id', '>', after)
      .orderBy('decision.id')
      .limit(BATCH)
      .select(
        'decision.id',
        'decision.review_id',
        'decision.entity_id',
        'snapshot.content',
      );
    const rows = found.flatMap(({ id, review_id, entity_id, content }) => {
      /** @type {{ ownerRefs?: string[] }} */
      const { ownerRefs = [] } = JSON.parse(content);
      const refs = ownerRefs.map(ref => ref.toLocaleLowerCase('en-US'));
      return [...new Set(refs.length ? refs : [''])].map(owner_ref => ({
        decision_id: id,
        review_id,
        entity_id,
        owner_ref,
      }));
    });
    if (rows.length) {
      await knex.batchInsert('decision_owner', rows, BATCH);
    }
    if (found.length < BATCH) {
      return;
    }
    after = found[found.length - 1].id;
  }
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('decision_owner', table => {
    table.comment(
      'Who owned an entity when it was decided; empty where nobody did',
    );
    addWhoOwnsWhat(table);
  });
  await knex.schema.createTable('ownership_affirmation', table => {
    table.comment('A new owner has affirmed the answers of a decision');
    addWhoOwnsWhat(table);
    table.text('affirmed_by').notNullable();
    table.text('affirmed_at').notNullable();
    table.text('note').nullable();
  });
  await readFrozen(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ownership_affirmation');
  await knex.schema.dropTable('decision_owner');
};
