import { Knex } from 'knex';
import { chunksFor, insertRows } from './chunks';
import { EntityRow, PROJECTED_COLUMNS } from './entityRows';
import { markDueWithParts } from './rollUp/markDue';
import { Transaction } from './transaction';

/** What of an entity row the catalog says. */
const CATALOG_SIDE = [
  'entity_ref',
  ...PROJECTED_COLUMNS,
  'owner_state',
] as const satisfies Array<keyof EntityRow>;

const DETAILS = ['entity_owner', 'entity_search'] as const;

type CatalogSide = Pick<EntityRow, (typeof CATALOG_SIDE)[number]>;

/**
 * Gives each of two entities what the catalog says of the other. What hangs on their ids, their histories, stays where it
 * is and so changes its ref. Both are to be locked.
 *
 * @internal
 */
export async function exchangeEntities(
  trx: Transaction,
  ids: { fromId: string; toId: string },
  now: string,
): Promise<void> {
  const { fromId, toId } = ids;
  const sides = new Map<string, CatalogSide>();
  for (const id of [fromId, toId]) {
    const side = await trx<EntityRow>('entity')
      .where({ id })
      .first(...CATALOG_SIDE);
    // Written now: a sweep that began before does not take it as gone.
    sides.set(id, { ...side!, updated_at: now });
  }
  // No two rows have the same ref, not even for a moment.
  await trx<EntityRow>('entity')
    .where({ id: fromId })
    .update({ entity_ref: `moving:${fromId}` });
  await trx<EntityRow>('entity').where({ id: toId }).update(sides.get(fromId)!);
  await trx<EntityRow>('entity').where({ id: fromId }).update(sides.get(toId)!);
  for (const table of DETAILS) {
    await exchangeDetails(trx, table, ids);
  }
  await markDueWithParts(trx, [fromId, toId]);
}

async function exchangeDetails(
  trx: Knex,
  table: (typeof DETAILS)[number],
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  const rows: { entity_id: string }[] = await trx(table).whereIn('entity_id', [
    fromId,
    toId,
  ]);
  for (const chunk of chunksFor(trx, [fromId, toId])) {
    await trx(table).whereIn('entity_id', chunk).delete();
  }
  await insertRows(
    trx,
    table,
    rows.map(row => ({
      ...row,
      entity_id: row.entity_id === fromId ? toId : fromId,
    })),
  );
}
