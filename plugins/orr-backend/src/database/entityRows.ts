import { OwnerState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { EntityProjection } from './EntityProjection';
import { StoredEntity } from './StoredEntity';

/** @internal */
export interface EntityRow {
  id: string;
  entity_ref: string;
  uid: string | null;
  kind: string;
  namespace: string;
  name: string;
  title: string | null;
  type: string | null;
  lifecycle: string | null;
  tier: string | null;
  system_ref: string | null;
  domain_ref: string | null;
  owner_state: string;
  has_members: boolean | null;
  has_contact: boolean | null;
  on_call_ref: string | null;
  sort_name: string;
  sort_owner: string | null;
  entity_json: string;
  content_hash: string;
  first_seen_at: string;
  updated_at: string;
  orphaned_at: string | null;
  stale_token: string | null;
  first_production_at: string | null;
  in_scope: boolean | null;
  programme_place: string | null;
}

/** @internal */
export interface GroupAncestorRow {
  group_ref: string;
  ancestor_ref: string;
  depth: number;
}

/** @internal */
export interface CatalogSweepRow {
  id: string;
  generation: number;
  cursor: string | null;
  started_at: string;
  completed_at: string | null;
  last_completed_at: string | null;
  last_error: string | null;
}

/** @internal */
export interface CatalogSweepPageRow {
  generation: number;
  page: number;
  entity_ids: string;
}

/** The columns that follow the catalog; what else an entity row holds survives an update. @internal */
export const PROJECTED_COLUMNS = [
  'uid',
  'kind',
  'namespace',
  'name',
  'title',
  'type',
  'lifecycle',
  'tier',
  'system_ref',
  'domain_ref',
  'has_members',
  'has_contact',
  'on_call_ref',
  'sort_name',
  'sort_owner',
  'entity_json',
  'content_hash',
  'updated_at',
  'orphaned_at',
  'stale_token',
] as const satisfies Array<keyof EntityRow>;

/** The columns that a stored entity is made of. */
const STORED_COLUMNS = [
  'id',
  'entity_ref',
  'uid',
  'kind',
  'namespace',
  'name',
  'title',
  'type',
  'lifecycle',
  'tier',
  'system_ref',
  'owner_state',
  'entity_json',
  'content_hash',
  'updated_at',
  'orphaned_at',
  'first_production_at',
] as const satisfies Array<keyof EntityRow>;

type FoundEntityRow = Pick<EntityRow, (typeof STORED_COLUMNS)[number]> & {
  swept_at: string | null;
  owner_ref: string | null;
};

/** No column of another table begins with it. */
const PREFIX = 'of_entity_';

/**
 * Joins the last sweep and the owners of an entity to a query that has `entity` in it and selects what
 * {@link toFoundEntities} reads: one row for each owner, or one without.
 *
 * @internal
 */
export function selectEntities<TQuery extends Knex.QueryBuilder>(
  query: TQuery,
): TQuery {
  query
    // One row at most, which is about all of them.
    .joinRaw('LEFT JOIN catalog_sweep ON 1 = 1')
    .leftJoin('entity_owner', 'entity_owner.entity_id', 'entity.id')
    .select(
      ...STORED_COLUMNS.map(column => `entity.${column} as ${PREFIX}${column}`),
      `catalog_sweep.last_completed_at as ${PREFIX}swept_at`,
      `entity_owner.owner_ref as ${PREFIX}owner_ref`,
    )
    .orderBy('entity_owner.owner_ref');
  return query;
}

/** The entities of such rows, each once with all its owners. @internal */
export function toFoundEntities(rows: object[]): StoredEntity[] {
  const found = new Map<string, StoredEntity>();
  for (const prefixed of rows) {
    const row = Object.fromEntries(
      Object.entries(prefixed)
        .filter(([column]) => column.startsWith(PREFIX))
        .map(([column, value]) => [column.slice(PREFIX.length), value]),
    ) as FoundEntityRow;
    const entity = found.get(row.id) ?? toStoredEntity(row);
    found.set(row.id, entity);
    if (row.owner_ref !== null) {
      entity.ownerRefs.push(row.owner_ref);
    }
  }
  return [...found.values()];
}

/** @internal */
export function toEntityRow(
  projection: EntityProjection,
  stamp: { id: string; now: string; staleToken: string },
): EntityRow {
  return {
    id: stamp.id,
    entity_ref: projection.entityRef,
    uid: projection.uid ?? null,
    kind: projection.kind,
    namespace: projection.namespace,
    name: projection.name,
    title: projection.title ?? null,
    type: projection.type ?? null,
    lifecycle: projection.lifecycle ?? null,
    tier: projection.tier ?? null,
    system_ref: projection.systemRef ?? null,
    domain_ref: projection.domainRef ?? null,
    owner_state: projection.ownerRefs.length ? 'ownerNotFound' : 'unowned',
    has_members: projection.hasMembers ?? null,
    has_contact: projection.hasContact ?? null,
    on_call_ref: projection.onCallRef ?? null,
    sort_name: (projection.title ?? projection.name).toLocaleLowerCase('en-US'),
    sort_owner: projection.ownerRefs[0] ?? null,
    entity_json: projection.entityJson,
    content_hash: projection.contentHash,
    first_seen_at: stamp.now,
    updated_at: stamp.now,
    orphaned_at: null,
    stale_token: stamp.staleToken,
    first_production_at: null,
    in_scope: null,
    programme_place: null,
  };
}

/** What is not gone was met by the last sweep that came to its end, unless it has changed since. */
function seenAtOf({
  updated_at,
  swept_at,
  orphaned_at,
}: FoundEntityRow): string {
  return orphaned_at === null && swept_at !== null && swept_at > updated_at
    ? swept_at
    : updated_at;
}

function toStoredEntity(row: FoundEntityRow): StoredEntity {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    uid: row.uid ?? undefined,
    kind: row.kind,
    namespace: row.namespace,
    name: row.name,
    title: row.title ?? undefined,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    tier: row.tier ?? undefined,
    systemRef: row.system_ref ?? undefined,
    ownerRefs: [],
    ownerState: row.owner_state as OwnerState,
    entity: JSON.parse(row.entity_json),
    contentHash: row.content_hash,
    seenAt: seenAtOf(row),
    firstProductionAt: row.first_production_at ?? undefined,
    orphanedAt: row.orphaned_at ?? undefined,
  };
}
