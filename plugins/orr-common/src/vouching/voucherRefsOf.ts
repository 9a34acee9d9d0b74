import { CatalogEntity, partsOfRef } from '../known/catalogEntity';

/** The annotation with which the catalog tells from which software template an entity was made. @internal */
export const TEMPLATE_ANNOTATION = 'backstage.io/source-template';

function templateOf({ metadata }: CatalogEntity): string[] {
  const named = metadata.annotations?.[TEMPLATE_ANNOTATION];
  const parts = typeof named === 'string' ? partsOfRef(named) : undefined;
  return parts?.kind === 'template'
    ? [`${parts.kind}:${parts.namespace}/${parts.name}`]
    : [];
}

/**
 * What an entity is built on, as the catalog alone says: what it depends on, and the software template that it was made from. Full
 * refs in lower case.
 *
 * @internal
 */
export function voucherRefsOf(entity: CatalogEntity): string[] {
  const platforms = (entity.relations ?? [])
    .filter(({ type }) => type === 'dependsOn')
    .map(({ targetRef }) => targetRef.toLowerCase());
  return [...new Set([...platforms, ...templateOf(entity)])];
}
