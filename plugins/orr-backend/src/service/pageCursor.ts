import { InputError } from '@backstage/errors';
import { canonicalJson, sha256Hex } from 'backstage-plugin-orr-common';
import { z } from 'zod';
import { isStorableText } from './isStorableText';

const part = z.string().refine(isStorableText);
const cursorSchema = z.tuple([part, part, part]);

/** What a cursor belongs to: the filters of the list and whoever looks at it. */
type Binding = Record<string, unknown>;

function hashOf(binding: Binding): string {
  return sha256Hex(canonicalJson(binding)).slice(0, 16);
}

/** The place behind a row: its sort value and its id. @internal */
export interface PagePosition {
  value: string;
  id: string;
}

/** An opaque cursor for the page behind the position. @internal */
export function toPageCursor(position: PagePosition, binding: Binding): string {
  return Buffer.from(
    JSON.stringify([position.value, position.id, hashOf(binding)]),
  ).toString('base64url');
}

/** Reads a cursor; throws InputError where it is not one, or belongs to other filters or another viewer. @internal */
export function parsePageCursor(
  cursor: string,
  binding: Binding,
): PagePosition {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InputError('cursor: is not a cursor of this list');
  }
  const parsed = cursorSchema.safeParse(decoded);
  if (!parsed.success) {
    throw new InputError('cursor: is not a cursor of this list');
  }
  const [value, id, hash] = parsed.data;
  if (hash !== hashOf(binding)) {
    throw new InputError(
      'cursor: belongs to a list with other filters; start again without it',
    );
  }
  return { value, id };
}
