import { InputError } from '@backstage/errors';
import { z } from 'zod';
import {
  ReadinessListPosition,
  segmentsOf,
  ReadinessListOrder,
} from '../../database/readinessListOrder';
import { isStorableText } from '../isStorableText';
import { parsePageCursor, toPageCursor } from '../pageCursor';

const text = z.string().refine(isStorableText);
const placeSchema = z.tuple([z.int().min(0), text, text]);

/** What a place in the list belongs to. @internal */
export type ListBinding = ReadinessListOrder & Record<string, unknown>;

/** An opaque cursor for what comes behind the position. @internal */
export function toListCursor(
  { segment, value, sortName, id }: ReadinessListPosition,
  binding: ListBinding,
): string {
  return toPageCursor(
    { value: JSON.stringify([segment, value, sortName]), id },
    binding,
  );
}

function parsePlace(place: string): unknown {
  try {
    return JSON.parse(place);
  } catch {
    return undefined;
  }
}

/** Throws InputError where the cursor is none, or belongs to other filters, another order or another viewer. @internal */
export function parseListCursor(
  cursor: string,
  binding: ListBinding,
): ReadinessListPosition {
  const { value: place, id } = parsePageCursor(cursor, binding);
  const parsed = placeSchema.safeParse(parsePlace(place));
  if (!parsed.success || parsed.data[0] >= segmentsOf(binding).length) {
    throw new InputError('cursor: is not a cursor of this list');
  }
  const [segment, value, sortName] = parsed.data;
  return { segment, value, sortName, id };
}
