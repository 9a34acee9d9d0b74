// @ts-check

/*
 * What systems tell by themselves: every event is one row until it is worked off, so that neither a restart nor a failure loses
 * it, and the same event twice is one row. Headers are not kept: they may hold secrets.
 */

/** @param {import('knex').Knex} knex */
async function createEvents(knex) {
  await knex.schema.createTable('inbox_event', table => {
    table.comment('Events as they were received, until they are worked off');
    table.text('id').primary().comment('Made of topic and content');
    table.text('topic').notNullable();
    table.text('payload').notNullable().comment('JSON; empty once it is done');
    table.text('received_at').notNullable();
    table.text('via').notNullable().comment('event or api');
    table
      .boolean('verified')
      .notNullable()
      .comment('Whether it is known who sent it');
    table
      .text('state')
      .notNullable()
      .comment('waiting, done, ignored, rejected or dead');
    table.text('state_at').notNullable().comment('Since when it is so');
    table.text('why').nullable();
    table.integer('attempts').notNullable();
    table.text('due_at').notNullable();
    table.text('leased_until').nullable();
    table.text('token').nullable().comment('Of whoever works on it');
    table.index(['state', 'due_at', 'id']);
    table.index(['topic', 'state', 'received_at']);
    table.index(['state', 'state_at', 'id']);
  });
}

/** @param {import('knex').Knex} knex */
async function createTopics(knex) {
  await knex.schema.createTable('inbox_topic', table => {
    table.comment('What is counted of topics, longer than events are kept');
    table.text('topic').primary();
    table.text('last_received_at').nullable();
    table.text('last_rejected_at').nullable();
    table.text('last_rejected_why').nullable();
    table.integer('rejected').notNullable();
    table
      .integer('unknown_bindings')
      .notNullable()
      .comment('Events about what no entity names');
    table.text('last_unknown_at').nullable();
    table.integer('too_large').notNullable().comment('Never stored');
    table
      .integer('collapsed')
      .notNullable()
      .comment('Given up unread, for too many waited');
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createEvents(knex);
  await createTopics(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inbox_topic');
  await knex.schema.dropTable('inbox_event');
};
