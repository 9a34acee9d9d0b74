// @ts-check

/*
 * Campaigns: that chosen questions, or a checklist, are to be met by some entities until a day. Which entities that is can
 * only be told by filters, so it is kept while a campaign runs; what was found when it ended is kept for good, whatever
 * becomes of the entities.
 */

/** @param {import('knex').Knex} knex */
async function createCampaignTable(knex) {
  await knex.schema.createTable('campaign', table => {
    table.comment('What is asked of whom until when');
    table.text('id').primary();
    table.integer('revision').notNullable();
    table.text('state').notNullable();
    table.text('title').notNullable();
    table.text('brief').nullable().comment('Markdown');
    table.text('owner_ref').notNullable();
    table.text('checklist_id').notNullable();
    table
      .text('question_ids')
      .nullable()
      .comment('JSON; NULL where the whole checklist is asked');
    table.text('scope').nullable().comment('JSON: a filter over entities');
    table.text('group_ref').nullable();
    table.text('starts_on').notNullable();
    table.text('due_on').notNullable();
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('started_by').nullable();
    table.text('started_at').nullable();
    table.text('ended_by').nullable().comment('NULL where it ended by itself');
    table.text('ended_at').nullable();
    table
      .text('archive')
      .nullable()
      .comment('JSON: what checklist and questions were called at the end');
    table
      .text('matched_mark')
      .nullable()
      .comment('What its entities were last found by');
    table.index(['state', 'due_on', 'id']);
  });
}

/** @param {import('knex').Knex} knex */
async function createMemberTables(knex) {
  await knex.schema.createTable('campaign_entity', table => {
    table.comment('The entities that a running campaign is about');
    table
      .text('campaign_id')
      .notNullable()
      .references('id')
      .inTable('campaign')
      .onDelete('CASCADE');
    table
      .text('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table
      .integer('asked_count')
      .nullable()
      .comment('Chosen questions that apply; NULL for a whole checklist');
    table.primary(['campaign_id', 'entity_id']);
    table.index(['entity_id']);
  });
  await knex.schema.createTable('campaign_not_asked', table => {
    table.comment('Chosen questions that do not apply to one of them');
    table.text('campaign_id').notNullable();
    table.text('entity_id').notNullable();
    table.text('question_id').notNullable();
    table.primary(['campaign_id', 'entity_id', 'question_id']);
    table
      .foreign(['campaign_id', 'entity_id'])
      .references(['campaign_id', 'entity_id'])
      .inTable('campaign_entity')
      .onDelete('CASCADE');
  });
}

/** @param {import('knex').Knex} knex */
async function createResultTables(knex) {
  await knex.schema.createTable('campaign_result', table => {
    table.comment('How entities stood when a campaign ended');
    table
      .text('campaign_id')
      .notNullable()
      .references('id')
      .inTable('campaign')
      .onDelete('CASCADE');
    table.text('entity_ref').notNullable();
    // No reference: the line outlives the entity.
    table.text('entity_id').notNullable();
    table.text('title').nullable();
    table.text('tier').nullable();
    table.text('sort_name').notNullable();
    table.text('outcome').notNullable();
    table.integer('open_count').notNullable();
    table.integer('asked_count').nullable();
    table.text('open_questions').notNullable().comment('JSON: ids');
    table.primary(['campaign_id', 'entity_ref']);
    table.index(['campaign_id', 'sort_name', 'entity_ref']);
  });
  await knex.schema.createTable('campaign_result_owner', table => {
    table.comment('Who owned them then');
    table.text('campaign_id').notNullable();
    table.text('entity_ref').notNullable();
    table.text('owner_ref').notNullable();
    table.primary(['campaign_id', 'entity_ref', 'owner_ref']);
    table
      .foreign(['campaign_id', 'entity_ref'])
      .references(['campaign_id', 'entity_ref'])
      .inTable('campaign_result')
      .onDelete('CASCADE');
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createCampaignTable(knex);
  await createMemberTables(knex);
  await createResultTables(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'campaign_result_owner',
    'campaign_result',
    'campaign_not_asked',
    'campaign_entity',
    'campaign',
  ]) {
    await knex.schema.dropTable(table);
  }
};
