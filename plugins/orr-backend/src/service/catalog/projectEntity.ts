import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  canonicalJson,
  entityRolesOf,
  ownerContactsOf,
  sha256Hex,
  TierKeys,
  tierOf,
} from 'backstage-plugin-orr-common';
import { EntityProjection } from '../../database/EntityProjection';
import { flattenEntity } from './flattenEntity';
import { trimEntity } from './trimEntity';

/** @internal */
export const DEFAULT_TIER_KEYS: TierKeys = { label: 'tier' };

// Part of the hash, so that a later way to project is applied to entities that did not change.
const PROJECTION_FORMAT = 3;

/**
 * What is stored of an entity that the catalog has answered.
 *
 * @internal
 */
export function projectEntity(
  entity: Entity,
  tierKeys = DEFAULT_TIER_KEYS,
): EntityProjection {
  const trimmed = trimEntity(entity);
  const { metadata, spec } = trimmed;
  const columns = {
    entityRef: refOf(stringifyEntityRef(trimmed)),
    uid: metadata.uid,
    kind: trimmed.kind.toLocaleLowerCase('en-US'),
    namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
    name: metadata.name,
    title: textOf(metadata.title),
    type: textOf(spec?.type),
    lifecycle: textOf(spec?.lifecycle),
    tier: tierOf(trimmed, tierKeys),
    systemRef: systemOf(trimmed),
    ...(isSystem(trimmed) && { domainRef: domainOf(trimmed) }),
    ownerRefs: [
      ...new Set(targetsOf(trimmed, RELATION_OWNED_BY, 'group')),
    ].sort(),
    ...ownerTraits(trimmed),
  };
  const entityJson = canonicalJson(trimmed);
  return {
    ...columns,
    search: flattenEntity(trimmed),
    entityJson,
    contentHash: sha256Hex(
      canonicalJson([PROJECTION_FORMAT, columns, entityJson]),
    ),
  };
}

/** What decides how well an owner, or what is owned, can be reached. */
function ownerTraits(
  entity: Entity,
): Pick<EntityProjection, 'hasMembers' | 'hasContact' | 'onCallRef'> {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  if (kind !== 'group' && kind !== 'user') {
    return onCallTraits(entity);
  }
  return {
    ...(kind === 'group' && {
      hasMembers: targetsOf(entity, RELATION_HAS_MEMBER, 'user').length > 0,
    }),
    hasContact: ownerContactsOf(entity).length > 0,
  };
}

/** How an entity itself says who is called when it fails. */
function onCallTraits(
  entity: Entity,
): Pick<EntityProjection, 'hasContact' | 'onCallRef'> {
  const onCall = entityRolesOf(entity).find(({ role }) => role === 'onCall');
  if (!onCall || 'problem' in onCall) {
    return {};
  }
  return 'ref' in onCall ? { onCallRef: onCall.ref } : { hasContact: true };
}

function systemOf(entity: Entity): string | undefined {
  return targetsOf(entity, RELATION_PART_OF, 'system').find(ref =>
    ref.startsWith('system:'),
  );
}

function isSystem({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'system';
}

function domainOf(entity: Entity): string | undefined {
  return targetsOf(entity, RELATION_PART_OF, 'domain').find(ref =>
    ref.startsWith('domain:'),
  );
}

/** Full refs; processors of an organisation may write shorter ones, or none at all. */
function targetsOf(
  entity: Entity,
  relationType: string,
  defaultKind: string,
): string[] {
  const defaultNamespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  return (entity.relations ?? [])
    .filter(({ type }) => type === relationType)
    .map(({ targetRef }) => {
      try {
        const parts = parseEntityRef(targetRef, {
          defaultKind,
          defaultNamespace,
        });
        return refOf(stringifyEntityRef(parts));
      } catch {
        // It is shown as it is written, and found nowhere.
        return refOf(`${targetRef}`);
      }
    });
}

function refOf(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}
