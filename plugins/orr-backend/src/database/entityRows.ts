import { OwnerState } from 'backstage-plugin-orr-common';
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
  owner_state: string;
  sort_name: string;
  entity_json: string;
  content_hash: string;
  first_seen_at: string;
  updated_at: string;
  orphaned_at: string | null;
  stale_token: string | null;
}

/** @internal */
export interface EntitySeenRow {
  entity_id: string;
  generation: number;
  seen_at: string;
}

/** @internal */
export interface EntityOwnerRow {
  entity_id: string;
  owner_ref: string;
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
  'sort_name',
  'entity_json',
  'content_hash',
  'updated_at',
  'orphaned_at',
  'stale_token',
] as const satisfies Array<keyof EntityRow>;

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
    owner_state: projection.ownerRefs.length ? 'ownerNotFound' : 'unowned',
    sort_name: (projection.title ?? projection.name).toLocaleLowerCase('en-US'),
    entity_json: projection.entityJson,
    content_hash: projection.contentHash,
    first_seen_at: stamp.now,
    updated_at: stamp.now,
    orphaned_at: null,
    stale_token: stamp.staleToken,
  };
}

/** @internal */
export function toStoredEntity(
  row: EntityRow & { seen_at: string },
  ownerRefs: string[],
): StoredEntity {
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
    ownerRefs,
    ownerState: row.owner_state as OwnerState,
    entity: JSON.parse(row.entity_json),
    contentHash: row.content_hash,
    seenAt: row.seen_at,
    orphanedAt: row.orphaned_at ?? undefined,
  };
}
