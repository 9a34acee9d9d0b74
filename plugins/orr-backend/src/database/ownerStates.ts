import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { EntityRow } from './entityRows';
import { lockEntities } from './lockEntities';
import { markDue } from './rollUp/markDue';

// Each of these is about the entity of the query around it.
const CLAIMS = `SELECT 1 FROM entity_owner AS claim`;
const OF_THIS = `WHERE claim.entity_id = entity.id`;
const KNOWN_OWNERS = `${CLAIMS} JOIN entity AS known ON known.entity_ref = claim.owner_ref
  AND known.orphaned_at IS NULL ${OF_THIS}`;
// A group is looked after by those who belong to it or to a group below it.
const MANNED_GROUPS = `${CLAIMS} JOIN group_ancestor AS below ON below.ancestor_ref = claim.owner_ref
  JOIN entity AS manned ON manned.entity_ref = below.group_ref AND manned.orphaned_at IS NULL AND manned.has_members
  ${OF_THIS}`;

// Whoever is on call for the entity itself can be reached, whatever the entries of its owners lack.
const ON_CALL = `SELECT 1 FROM entity AS rota WHERE rota.entity_ref = entity.on_call_ref AND rota.orphaned_at IS NULL`;

/** {@link OwnerState} in its order: the first that holds. */
const RESOLVED = `CASE
  WHEN NOT EXISTS (${CLAIMS} ${OF_THIS}) THEN 'unowned'
  WHEN NOT EXISTS (${KNOWN_OWNERS} AND known.kind IN ('group', 'user')) THEN 'ownerNotFound'
  WHEN NOT EXISTS (${KNOWN_OWNERS} AND known.kind = 'group') THEN 'ownerIsPerson'
  WHEN NOT EXISTS (${KNOWN_OWNERS} AND known.kind = 'group' AND known.has_members)
    AND NOT EXISTS (${MANNED_GROUPS}) THEN 'groupWithoutMembers'
  WHEN (SELECT COUNT(*) FROM entity_owner AS claim ${OF_THIS}) > 1 THEN 'severalOwners'
  WHEN NOT EXISTS (${KNOWN_OWNERS} AND known.kind = 'group' AND known.has_contact)
    AND entity.has_contact IS NOT TRUE AND NOT EXISTS (${ON_CALL}) THEN 'groupWithoutContact'
  ELSE 'owned' END`;

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
  await markDue(trx, ids);
  return ids;
}
