import { Knex } from 'knex';

/**
 * The handle of a running transaction. Whatever happens inside one uses nothing but its handle: on SQLite the pool is
 * a single connection, and a second query would wait for the transaction for ever.
 *
 * @internal
 */
export type Transaction = Knex.Transaction;
