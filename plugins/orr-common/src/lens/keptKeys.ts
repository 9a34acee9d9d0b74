import type { LensOrigin } from '../checklist/lensOrigin';
import { LensExtensions } from './lens';

/** What is kept of a part of a lens beside what the document says itself. @internal */
export function keptKeys(part: {
  id?: { own: string; lens: string };
  /** Texts of one line or more, which documents hold without the space around them. */
  texts?: Record<string, string>;
  extensions?: LensExtensions;
  /** What else to keep. */
  keys?: Record<string, unknown>;
}): LensOrigin {
  const { id, texts = {}, extensions, keys } = part;
  const spaced = Object.entries(texts).filter(
    ([, text]) => text !== text.trim(),
  );
  const all = { ...extensions, ...Object.fromEntries(spaced), ...keys };
  return {
    ...(id && id.own !== id.lens && { id: id.lens }),
    ...(Object.keys(all).length > 0 && { keys: all }),
  };
}

/** A text as the lens had it, while nobody has changed it. @internal */
export function keptText(
  origin: LensOrigin | undefined,
  key: string,
  text: string,
): string {
  const kept = origin?.keys?.[key];
  return typeof kept === 'string' && kept.trim() === text ? kept : text;
}
