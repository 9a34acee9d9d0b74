import { CatalogEntity, partsOfRef } from '../known/catalogEntity';

/** The annotation in which an entry says under which ref it was in the catalog before. @public */
export const PREVIOUS_REF_ANNOTATION = 'operational-readiness/previous-ref';

/** What an entry says about its earlier ref. @internal */
export interface PreviousRef {
  /** As it is written there. */
  written: string;
  /** Full ref, lower case; absent where what is written is no ref. */
  ref?: string;
}

/** The ref that an entity had before. What is left out of it is as in the entity itself. @internal */
export function previousRefOf({
  kind,
  metadata,
}: CatalogEntity): PreviousRef | undefined {
  const annotations = metadata.annotations ?? {};
  const value: unknown = Object.hasOwn(annotations, PREVIOUS_REF_ANNOTATION)
    ? annotations[PREVIOUS_REF_ANNOTATION]
    : undefined;
  const written = typeof value === 'string' ? value.trim() : '';
  if (!written) {
    return undefined;
  }
  const namespace = metadata.namespace ?? 'default';
  const path = written.includes('/')
    ? written
    : written.replace(/^([^:]+:)?/, prefix => `${prefix}${namespace}/`);
  const parts = partsOfRef(path.includes(':') ? path : `${kind}:${path}`);
  return parts
    ? { written, ref: `${parts.kind}:${parts.namespace}/${parts.name}` }
    : { written };
}
