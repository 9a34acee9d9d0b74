// @ts-check

/*
 * Stored forms. Ids are UUID text. Instants are ISO 8601 text in UTC with milliseconds, days are YYYY-MM-DD: both sort as
 * text and read the same on SQLite and PostgreSQL. JSON is text and never queried inside; what is filtered has a column.
 */

/**
 * The projection of the catalog.
 *
 * @param {import('knex').Knex} knex
 */
async function createCatalogTables(knex) {
  await knex.schema.createTable('entity', table => {
    table.comment(
      'Catalog entities as last seen, with their headline standing',
    );
    table.text('id').primary();
    table
      .text('entity_ref')
      .notNullable()
      .unique()
      .comment('Full ref, lower case');
    table
      .text('uid')
      .nullable()
      .comment('Marks an incarnation: a rename makes a new one');
    table.text('kind').notNullable().comment('Lower case');
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('title').nullable();
    table.text('type').nullable();
    table.text('lifecycle').nullable();
    table.text('tier').nullable();
    table.text('system_ref').nullable();
    table.text('owner_state').notNullable();
    table.text('sort_name').notNullable().comment('Title or name, lower case');
    table
      .text('entity_json')
      .notNullable()
      .comment('The entity without what nobody here reads');
    table.text('content_hash').notNullable();
    table
      .text('headline')
      .notNullable()
      .defaultTo('notRequired')
      .comment('Worst standing');
    table.boolean('in_review').notNullable().defaultTo(false);
    table.boolean('due_soon').notNullable().defaultTo(false);
    table
      .text('reasons')
      .notNullable()
      .defaultTo('[]')
      .comment('Of the headline, JSON');
    table
      .text('valid_until')
      .nullable()
      .comment('Earliest day on which a decision lapses');
    table.text('first_seen_at').notNullable();
    table.text('updated_at').notNullable();
    table
      .text('orphaned_at')
      .nullable()
      .comment('Gone from the catalog since a completed sweep');
    table
      .text('stale_token')
      .nullable()
      .comment('Set by each change until the standings are computed again');
    table.index(['sort_name', 'id']);
    table.index(['headline', 'sort_name', 'id']);
    table.index(['kind']);
  });
  await knex.raw(
    'CREATE INDEX entity_stale ON entity (id) WHERE stale_token IS NOT NULL',
  );
  await knex.raw(
    'CREATE INDEX entity_live_headline ON entity (headline) WHERE orphaned_at IS NULL',
  );
  await knex.schema.createTable('entity_seen', table => {
    table.comment(
      'Which sweep last saw an entity; apart, so that an unchanged entity row is not touched',
    );
    table
      .text('entity_id')
      .primary()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.integer('generation').notNullable();
    table.text('seen_at').notNullable();
    table.index(['generation']);
  });
  await knex.schema.createTable('entity_owner', table => {
    table.comment('Targets of ownedBy relations');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('owner_ref').notNullable();
    table.primary(['entity_id', 'owner_ref']);
    table.index(['owner_ref']);
  });
  await knex.schema.createTable('entity_search', table => {
    table.comment(
      'Flat keys and values as the catalog searches them, lower case',
    );
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('key').notNullable();
    table.text('value').nullable();
    // The value too: without statistics SQLite else looks up the value first and walks all that share it, for each entity.
    table.index(['entity_id', 'key', 'value']);
    table.index(['key', 'value']);
  });
  await knex.schema.createTable('group_ancestor', table => {
    table.comment(
      'Closure of the group tree, each group its own ancestor at depth 0',
    );
    table.text('group_ref').notNullable();
    table.text('ancestor_ref').notNullable();
    table.integer('depth').notNullable();
    table.primary(['group_ref', 'ancestor_ref']);
    table.index(['ancestor_ref']);
  });
  await knex.schema.createTable('catalog_sweep', table => {
    table.comment(
      'One row: where the running or last sweep of the catalog stands',
    );
    table.text('id').primary();
    table.integer('generation').notNullable();
    table.text('cursor').nullable().comment('Where to resume');
    table.text('started_at').notNullable();
    table.text('completed_at').nullable().comment('Of this generation');
    table.text('last_completed_at').nullable().comment('Of any generation');
    table.text('last_error').nullable();
  });
  await knex.schema.createTable('visible_set', table => {
    table.comment(
      'Refs that a condition unknown to SQL lets through, for a short time',
    );
    table.text('key').primary();
    table.text('expires_at').notNullable().index();
  });
  await knex.schema.createTable('visible_set_entity', table => {
    table
      .text('set_key')
      .notNullable()
      .references('key')
      .inTable('visible_set')
      .onDelete('CASCADE');
    table.text('entity_ref').notNullable();
    table.primary(['set_key', 'entity_ref']);
  });
}

/** @param {import('knex').Knex} knex */
async function createChecklistTables(knex) {
  await knex.schema.createTable('checklist', table => {
    table.text('id').primary();
    table.text('title').notNullable();
    table.text('state').notNullable();
    table.text('owner_ref').notNullable();
    table.integer('current_version').notNullable();
    table
      .text('applied_mark')
      .nullable()
      .comment('Version and state to which all standings were moved');
    table.text('updated_at').notNullable();
  });
  await knex.schema.createTable('checklist_version', table => {
    table.comment('Immutable content');
    table
      .text('checklist_id')
      .notNullable()
      .references('id')
      .inTable('checklist');
    table.integer('version').notNullable();
    table.text('content_hash').notNullable();
    table.text('document').notNullable();
    table.text('changelog').nullable();
    table.text('published_at').notNullable();
    table.primary(['checklist_id', 'version']);
  });
}

/** @param {import('knex').Knex} knex */
async function createReviewTables(knex) {
  await knex.schema.createTable('review', table => {
    table.text('id').primary();
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('checklist_id').notNullable();
    table.integer('checklist_version').notNullable();
    table.text('kind').notNullable();
    table.text('state').notNullable();
    table
      .integer('revision')
      .notNullable()
      .comment('Counts transitions; answers have their own');
    table.text('driver_ref').notNullable();
    table.text('target_date').nullable();
    table.text('started_by').notNullable();
    table.text('started_at').notNullable();
    table.text('submitted_at').nullable();
    table.text('decided_at').nullable();
    table
      .foreign(['checklist_id', 'checklist_version'])
      .references(['checklist_id', 'version'])
      .inTable('checklist_version');
    table.index(['entity_id', 'started_at', 'id']);
  });
  await knex.raw(
    "CREATE UNIQUE INDEX review_one_open ON review (entity_id, checklist_id) WHERE state IN ('inProgress', 'submitted', 'changesRequested')",
  );
  await knex.schema.createTable('answer', table => {
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('question_id').notNullable();
    table.integer('revision').notNullable();
    table.text('statement').nullable().comment('JSON; null once cleared');
    table.text('note').nullable();
    table.text('evidence').notNullable();
    table.text('answered_by').notNullable();
    table.text('answered_at').notNullable();
    table.primary(['review_id', 'question_id']);
  });
  await knex.schema.createTable('answer_revision', table => {
    table.comment('Every value an answer ever had, the current one included');
    table.text('review_id').notNullable().references('id').inTable('review');
    table.text('question_id').notNullable();
    table.integer('revision').notNullable();
    table.text('statement').nullable();
    table.text('note').nullable();
    table.text('evidence').notNullable();
    table.text('answered_by').notNullable();
    table.text('answered_at').notNullable();
    table.primary(['review_id', 'question_id', 'revision']);
  });
  await knex.schema.createTable('snapshot', table => {
    table.comment('Frozen copies of reviews');
    table.text('id').primary();
    table.text('review_id').notNullable().references('id').inTable('review');
    table.integer('sequence').notNullable();
    table.text('content').notNullable().comment('Canonical JSON');
    table.text('content_hash').notNullable().comment('SHA-256 of content');
    table.text('message').nullable();
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.unique(['review_id', 'sequence']);
  });
  await knex.schema.createTable('decision', table => {
    table.text('id').primary();
    table
      .text('review_id')
      .notNullable()
      .unique()
      .references('id')
      .inTable('review');
    table
      .text('snapshot_id')
      .notNullable()
      .references('id')
      .inTable('snapshot');
    table.text('entity_id').notNullable().references('id').inTable('entity');
    table.text('checklist_id').notNullable();
    table.integer('checklist_version').notNullable();
    table.text('review_kind').notNullable();
    table.text('outcome').notNullable();
    table.text('reason').notNullable();
    table.text('confirmed_question_ids').notNullable();
    table.text('decided_by').notNullable();
    table.text('decided_at').notNullable();
    table.text('valid_until').nullable();
    table.index(['entity_id', 'checklist_id', 'decided_at']);
  });
  await knex.schema.createTable('decision_condition', table => {
    table.text('id').primary();
    table
      .text('decision_id')
      .notNullable()
      .references('id')
      .inTable('decision');
    table.integer('position').notNullable();
    table.text('question_id').nullable();
    table.text('text').notNullable();
    table.text('owner_ref').notNullable();
    table.text('due_on').notNullable();
    table.text('met_at').nullable();
    table.unique(['decision_id', 'position']);
  });
}

/** @param {import('knex').Knex} knex */
async function createReadinessTables(knex) {
  await knex.schema.createTable('readiness', table => {
    table.comment(
      'The standing of an entity under each published checklist that applies to it',
    );
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table
      .text('checklist_id')
      .notNullable()
      .references('id')
      .inTable('checklist');
    table.integer('checklist_version').notNullable();
    table.text('standing').notNullable();
    table.integer('rule').notNullable();
    table.text('reasons').notNullable();
    table.text('flags').notNullable();
    table.text('valid_until').nullable();
    table.text('decision_id').nullable();
    table.text('open_review_id').nullable();
    table.text('next_change_at').nullable().index();
    table
      .integer('sequence')
      .notNullable()
      .comment('Counts the changes of this standing');
    table.text('computed_at').notNullable();
    table.primary(['entity_id', 'checklist_id']);
    table.index(['checklist_id', 'standing']);
  });
  await knex.schema.createTable('readiness_change', table => {
    table.comment('History of a standing by change');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('checklist_id').notNullable();
    table.integer('sequence').notNullable();
    table.text('standing').notNullable();
    table.integer('rule').notNullable();
    table.text('reasons').notNullable();
    table.text('changed_at').notNullable();
    table.primary(['entity_id', 'checklist_id', 'sequence']);
  });
}

/** @param {import('knex').Knex} knex */
async function createDeliveryTables(knex) {
  await knex.schema.createTable('mutation', table => {
    table.comment(
      'Acknowledged writes with their results, so that a retry is the same success',
    );
    table.text('user_ref').notNullable();
    table.text('mutation_id').notNullable();
    table.text('request_hash').notNullable();
    table.text('response').notNullable();
    table.text('created_at').notNullable().index();
    table.primary(['user_ref', 'mutation_id']);
  });
  await knex.schema.createTable('outbox', table => {
    table.comment(
      'Messages written with the change they tell of, delivered at least once',
    );
    table.text('id').primary();
    table
      .text('channel')
      .notNullable()
      .comment('event, notification or signal');
    table.text('payload').notNullable();
    table.text('created_at').notNullable();
    table.text('available_at').notNullable();
    table.text('leased_until').nullable();
    table.text('lease_id').nullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('delivered_at').nullable();
    table.text('dead_at').nullable();
    table.text('last_error').nullable();
    table.index(['delivered_at', 'dead_at', 'available_at']);
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createCatalogTables(knex);
  await createChecklistTables(knex);
  await createReviewTables(knex);
  await createReadinessTables(knex);
  await createDeliveryTables(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'outbox',
    'mutation',
    'readiness_change',
    'readiness',
    'decision_condition',
    'decision',
    'snapshot',
    'answer_revision',
    'answer',
    'review',
    'checklist_version',
    'checklist',
    'visible_set_entity',
    'visible_set',
    'catalog_sweep',
    'group_ancestor',
    'entity_search',
    'entity_owner',
    'entity_seen',
    'entity',
  ]) {
    await knex.schema.dropTable(table);
  }
};
