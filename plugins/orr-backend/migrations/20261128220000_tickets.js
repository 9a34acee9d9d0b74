// @ts-check

/*
 * The tickets of actions in other trackers: how each is, and when it is to be looked at again. What is being made is
 * written down before the tracker is asked, so that a ticket whose answer was lost is found instead of made twice.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('ticket', table => {
    table.comment('The ticket of an action, where a tracker knows it');
    table
      .text('disposition_id')
      .primary()
      .references('id')
      .inTable('disposition');
    table.text('url').notNullable();
    table.text('tracker_id').notNullable();
    table.text('ticket_key').notNullable().comment('What people call it');
    table.text('state').notNullable().comment('open, closed or unknown');
    table.text('closed_at').nullable();
    table.text('etag').nullable().comment('Of the last answer, for the next');
    table.text('checked_at').nullable().comment('The last answer');
    table
      .text('next_check_at')
      .nullable()
      .comment('Null where it is not looked at again');
    table.integer('failures').notNullable().comment('Since the last answer');
    table.text('failing_since').nullable();
    table.text('last_problem').nullable();
    table.index(['next_check_at', 'disposition_id']);
    table.index(['url']);
  });
  await knex.schema.createTable('ticket_attempt', table => {
    table.comment('A ticket that is being made, or may have been made');
    table
      .text('disposition_id')
      .primary()
      .references('id')
      .inTable('disposition');
    table.text('marker').notNullable().comment('By which it is found again');
    table.text('tracker_id').notNullable();
    table.text('place_id').notNullable();
    table.text('begun_at').notNullable();
    table.text('leased_until').notNullable().comment('Nobody else tries until');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ticket_attempt');
  await knex.schema.dropTable('ticket');
};
