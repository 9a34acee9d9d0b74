import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';

const MAX_TEXT_LENGTH = 4_096;
/** Longer than any value that is searched or shown. */
const KEPT_TEXT_LENGTH = 1_024;

const UNPAIRED =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * An entity without what changes by itself or is read by nobody here: its status, its etag, the body of long texts
 * such as API definitions. A long text keeps its beginning, so that whether it exists can still be asked.
 *
 * @internal
 */
export function trimEntity(entity: Entity): Entity {
  const { status, attachments, ...kept } = entity as Entity & {
    status?: unknown;
    attachments?: unknown;
  };
  const { etag, ...metadata } = kept.metadata;
  return trim({
    ...kept,
    metadata,
  } as unknown as JsonValue) as unknown as Entity;
}

function trim(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') {
    return trimText(value);
  }
  if (Array.isArray(value)) {
    return value.map(item => trim(item) ?? null);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [trimText(key), trim(entry)]),
    );
  }
  return value;
}

function trimText(text: string): string {
  const short =
    text.length > MAX_TEXT_LENGTH ? text.slice(0, KEPT_TEXT_LENGTH) : text;
  // PostgreSQL stores no NUL, and half a character has no bytes.
  return short.replaceAll('\u0000', '').replace(UNPAIRED, '\uFFFD');
}
