const MAX_DEPTH = 60;

/**
 * Whether a value is nested no deeper than any checklist is. What is deeper would cost whoever reads it more than it can say, so
 * that this is asked first, and without going down level by level itself.
 *
 * @internal
 */
export function isNestedWithin(value: unknown, limit = MAX_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > limit) {
      return false;
    }
    const next: unknown[] = [];
    for (const part of level) {
      if (typeof part === 'object' && part !== null) {
        for (const inner of Object.values(part)) {
          if (typeof inner === 'object' && inner !== null) {
            next.push(inner);
          }
        }
      }
    }
    level = next;
  }
  return true;
}
