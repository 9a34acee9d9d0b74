import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { EntityRow } from './entityRows';
import { lockEntities } from './lockEntities';

const OWNER_OF_KIND = (kind: 'group' | 'user') =>
  `EXISTS (SELECT 1 FROM entity_owner AS claim JOIN entity AS known ON known.entity_ref = claim.owner_ref
    WHERE claim.entity_id = entity.id AND known.kind = '${kind}' AND known.orphaned_at IS NULL)`;

const RESOLVED = `CASE
  WHEN NOT EXISTS (SELECT 1 FROM entity_owner AS claim WHERE claim.entity_id = entity.id) THEN 'unowned'
  WHEN ${OWNER_OF_KIND('group')} THEN 'owned'
  WHEN ${OWNER_OF_KIND('user')} THEN 'ownerIsPerson'
  ELSE 'ownerNotFound' END`;

/** Whose owners are resolved anew: some entities, those of one owner, or all. @internal */
export type OwnerScope =
  | { entityIds: string[] }
  | { ownerRef: string }
  | 'everything';

/**
 * Resolves owners against the groups and people that are known, and marks the entities whose state differs as stale.
 *
 * @internal
 */
export async function refreshOwnerStates(
  trx: Knex,
  scope: OwnerScope,
  staleToken: string,
): Promise<string[]> {
  const differing = trx<EntityRow>('entity').whereRaw(
    `owner_state <> (${RESOLVED})`,
  );
  if (scope === 'everything') {
    return resolve(trx, differing, staleToken);
  }
  if ('ownerRef' in scope) {
    const owned = trx('entity_owner')
      .where('owner_ref', scope.ownerRef)
      .select('entity_id');
    return resolve(trx, differing.whereIn('id', owned), staleToken);
  }
  const ids: string[] = [];
  for (const chunk of chunksFor(trx, scope.entityIds)) {
    ids.push(
      ...(await resolve(
        trx,
        differing.clone().whereIn('id', chunk),
        staleToken,
      )),
    );
  }
  return ids;
}

async function resolve(
  trx: Knex,
  differing: Knex.QueryBuilder,
  staleToken: string,
): Promise<string[]> {
  const ids = await lockEntities(trx, differing);
  for (const chunk of chunksFor(trx, ids)) {
    await trx('entity')
      .whereIn('id', chunk)
      .update({ owner_state: trx.raw(RESOLVED), stale_token: staleToken });
  }
  return ids;
}
