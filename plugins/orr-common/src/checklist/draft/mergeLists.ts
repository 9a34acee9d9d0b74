import { isSame, Merging, Sides } from './mergeValues';

/** The entries of a list by what tells them apart, in their order. @internal */
export type Keyed<T> = ReadonlyMap<string, T>;

/** Entries by their id; an id that is there twice is told apart by its place among those that have it. @internal */
export function keyedById<T extends { id: string }>(
  entries: readonly T[] = [],
): Map<string, T> {
  const keyed = new Map<string, T>();
  for (const entry of entries) {
    let key = entry.id;
    for (let place = 2; keyed.has(key); place++) {
      key = `${entry.id}#${place}`;
    }
    keyed.set(key, entry);
  }
  return keyed;
}

/**
 * The entries that are left of three lists: what either side added, and of the others what neither side took out. What one took
 * out and the other changed is a conflict, and stays until that is decided.
 *
 * @internal
 */
export function mergeEntries<T>(
  sides: Sides<Keyed<T>>,
  path: string[],
  merging: Merging,
  mergeEntry: (entry: Sides<T | undefined>, path: string[]) => T,
): Map<string, T> {
  const { base, mine, theirs } = sides;
  const merged = new Map<string, T>();
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    const entry = {
      base: base.get(key),
      mine: mine.get(key),
      theirs: theirs.get(key),
    };
    const at = [...path, key];
    const value =
      entry.mine !== undefined && entry.theirs !== undefined
        ? mergeEntry(entry, at)
        : mergeLonely(entry, at, merging);
    if (value !== undefined) {
      merged.set(key, value);
    }
  }
  return merged;
}

/** What only one side has: new, or taken out by the other. */
function mergeLonely<T>(
  entry: Sides<T | undefined>,
  path: string[],
  merging: Merging,
): T | undefined {
  const { base, mine, theirs } = entry;
  const kept = mine ?? theirs;
  if (base === undefined) {
    return kept;
  }
  if (isSame(base, kept)) {
    return undefined;
  }
  const chosen = merging.choose(path);
  if (!chosen) {
    merging.conflicts.push({ path, mine, theirs });
    return kept;
  }
  return chosen === 'theirs' ? theirs : mine;
}

/**
 * The order of what is left: that of the side which changed it, mine where both did; what only the other side has follows
 * whatever it follows there.
 *
 * @internal
 */
export function mergeOrder(
  sides: Sides<readonly string[]>,
  left: ReadonlySet<string>,
): string[] {
  const { base, mine, theirs } = sides;
  const common = (keys: readonly string[], others: readonly string[]) =>
    keys.filter(key => others.includes(key));
  const isReordered = !isSame(common(mine, base), common(base, mine));
  const [first, second] = isReordered ? [mine, theirs] : [theirs, mine];
  const order = first.filter(key => left.has(key));
  second.forEach((key, index) => {
    if (left.has(key) && !order.includes(key)) {
      const before = second
        .slice(0, index)
        .reverse()
        .find(other => order.includes(other));
      order.splice(
        before === undefined ? 0 : order.indexOf(before) + 1,
        0,
        key,
      );
    }
  });
  return order;
}
