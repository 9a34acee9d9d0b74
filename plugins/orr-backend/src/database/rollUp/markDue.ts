import { Knex } from 'knex';
import { chunksFor, insertRows } from '../chunks';

/**
 * Notes that counts have to follow some entities, in the transaction that changes them. Notes are only ever added, so that
 * no writer waits for another, or for whoever counts.
 *
 * @internal
 */
export async function markDue(trx: Knex, entityIds: string[]): Promise<void> {
  await insertRows(
    trx,
    'rollup_due',
    [...new Set(entityIds)].map(id => ({ entity_id: id })),
  );
}

/** The same with the parts of those that are systems: they are counted for the domain of the system. @internal */
export async function markDueWithParts(
  trx: Knex,
  entityIds: string[],
): Promise<void> {
  for (const chunk of chunksFor(trx, [...new Set(entityIds)])) {
    await trx
      .into(trx.raw('rollup_due (entity_id)'))
      .insert(
        trx('entity')
          .join('entity as part', 'part.system_ref', 'entity.entity_ref')
          .whereIn('entity.id', chunk)
          .where('entity.kind', 'system')
          .select({ entity_id: 'part.id' }),
      );
  }
  await markDue(trx, entityIds);
}

/** The same for what these own. @internal */
export async function markOwnedDue(
  trx: Knex,
  ownerRefs: string[],
): Promise<void> {
  for (const chunk of chunksFor(trx, ownerRefs)) {
    await trx
      .into(trx.raw('rollup_due (entity_id)'))
      .insert(
        trx('entity_owner').whereIn('owner_ref', chunk).distinct('entity_id'),
      );
  }
}
