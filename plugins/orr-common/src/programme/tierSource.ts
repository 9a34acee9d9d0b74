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

/** The entity as it would be with another tier and lifecycle, as far as these were known. @internal */
export function withCriticality<TEntity extends TieredEntity>(
  entity: TEntity,
  before: Criticality,
  keys: TierKeys,
): TEntity {
  const { metadata, spec } = entity;
  const tier = (place: 'labels' | 'annotations', key: string | undefined) =>
    before.tier !== undefined && key !== undefined
      ? { [place]: { ...metadata[place], [key]: before.tier } }
      : {};
  return {
    ...entity,
    metadata: {
      ...metadata,
      ...(keys.label === undefined
        ? tier('annotations', keys.annotation)
        : tier('labels', keys.label)),
    },
    ...(before.lifecycle !== undefined && {
      spec: { ...spec, lifecycle: before.lifecycle },
    }),
  };
}
