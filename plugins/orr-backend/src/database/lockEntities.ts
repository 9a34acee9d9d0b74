import { Knex } from 'knex';

/**
 * The ids of the entities that a query on `entity` finds, kept from other writers until the transaction ends. Always in
 * the order of ids, so that two writers of many rows wait for each other instead of both failing.
 *
 * @internal
 */
export async function lockEntities(
  trx: Knex,
  query: Knex.QueryBuilder,
): Promise<string[]> {
  const rows: Array<{ id: string }> = await query
    .select('id')
    .orderBy('id')
    .transacting(trx as Knex.Transaction)
    .forUpdate();
  return rows.map(({ id }) => id);
}
