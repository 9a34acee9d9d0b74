import { Criticality } from '../scoring/lowered';
import { CatalogEntity } from '../known/catalogEntity';

/** Where tiers are read from: the first of the two that an entity has. @public */
export interface TierKeys {
  /** The key of a label. */
  label?: string;
  /** The key of an annotation. */
  annotation?: string;
}

/** What is read of a catalog entity to know its tier. @internal */
export interface TieredEntity extends Omit<CatalogEntity, 'metadata'> {
  /** With its labels. */
  metadata: CatalogEntity['metadata'] & { labels?: Record<string, string> };
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

function ownValue(
  record: Record<string, string> | undefined,
  key: string | undefined,
): string | undefined {
  return key !== undefined && record && Object.hasOwn(record, key)
    ? textOf(record[key])
    : undefined;
}

/** The tier of an entity. @internal */
export function tierOf(
  { metadata }: TieredEntity,
  keys: TierKeys,
): string | undefined {
  return (
    ownValue(metadata.labels, keys.label) ??
    ownValue(metadata.annotations, keys.annotation)
  );
}

type Metadata = TieredEntity['metadata'];

/** Where a tier is read from now, or would be looked for first. */
function placeOfTier(
  { labels, annotations }: Metadata,
  { label, annotation }: TierKeys,
): { place: 'labels' | 'annotations'; key: string } | undefined {
  const isAnnotated =
    ownValue(labels, label) === undefined &&
    ownValue(annotations, annotation) !== undefined;
  if (label !== undefined && !isAnnotated) {
    return { place: 'labels', key: label };
  }
  return annotation === undefined
    ? undefined
    : { place: 'annotations', key: annotation };
}

function without(
  record: Record<string, string> | undefined,
  key: string | undefined,
): Record<string, string> | undefined {
  return (
    record &&
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
  );
}

function withTier(
  metadata: Metadata,
  tier: string | undefined,
  keys: TierKeys,
): Partial<Metadata> {
  const found = placeOfTier(metadata, keys);
  if (tier === undefined) {
    return {
      labels: without(metadata.labels, keys.label),
      annotations: without(metadata.annotations, keys.annotation),
    };
  }
  return found
    ? { [found.place]: { ...metadata[found.place], [found.key]: tier } }
    : {};
}

/**
 * The entity as it would be with another tier and lifecycle. What is not said of these stays as it is, unless all is known:
 * then the entity had none.
 *
 * @internal
 */
export function withCriticality<TEntity extends TieredEntity>(
  entity: TEntity,
  before: Criticality,
  keys: TierKeys,
  { isWhole = false }: { isWhole?: boolean } = {},
): TEntity {
  const { metadata, spec } = entity;
  const { tier, lifecycle } = before;
  return {
    ...entity,
    metadata: {
      ...metadata,
      ...((isWhole || tier !== undefined) && withTier(metadata, tier, keys)),
    },
    ...((isWhole || lifecycle !== undefined) && {
      spec: { ...spec, lifecycle },
    }),
  };
}
