/** What both sides changed in different ways. @internal */
export interface ValueConflict {
  /** Attributes and ids from the root, such as questions, rollback, title. */
  path: string[];
  /** What it is on one's own side; undefined where it was taken away. */
  mine: unknown;
  /** What it is on the other side; undefined where it was taken away. */
  theirs: unknown;
}

/** Whose change of a place counts; nothing where that is still to be decided. @internal */
export type Chooser = (path: string[]) => 'mine' | 'theirs' | undefined;

/** What three sides say about the same. @internal */
export interface Sides<T> {
  /** Before either side changed it. */
  base: T;
  /** As one's own side has it. */
  mine: T;
  /** As the other side has it. */
  theirs: T;
}

/** Carries what a merge is about through its parts. @internal */
export interface Merging {
  choose: Chooser;
  conflicts: ValueConflict[];
}

type Fields = Record<string, unknown>;

/** What only makes sense as a whole: one half of it from each side could say what nobody meant. */
const WHOLE = new Set([
  'appliesTo',
  'evidence',
  'fact',
  'lens',
  'met',
  'signOff',
  'visibleWhen',
]);

/** Whether two values say the same; what is undefined is not there. @internal */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((value, index) => isSame(value, other[index]))
    );
  }
  return (
    isFields(one) &&
    isFields(other) &&
    [...new Set([...Object.keys(one), ...Object.keys(other)])].every(key =>
      isSame(one[key], other[key]),
    )
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The attributes of all sides, in the order in which mine has them. */
function keysOf({ mine, theirs }: Sides<Fields>): string[] {
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
}

/** One value out of three: whichever side changed it counts; where both did, it is a conflict that stays with mine until it is decided. */
function mergeValues(
  sides: Sides<unknown>,
  path: string[],
  merging: Merging,
): unknown {
  const { base, mine, theirs } = sides;
  if (isSame(mine, theirs) || isSame(base, theirs)) {
    return mine;
  }
  if (isSame(base, mine)) {
    return theirs;
  }
  if (isMergeable(sides, path)) {
    return mergeFields(sides as Sides<Fields>, path, merging);
  }
  const chosen = merging.choose(path);
  if (!chosen) {
    merging.conflicts.push({ path, mine, theirs });
  }
  return chosen === 'theirs' ? theirs : mine;
}

function isMergeable(sides: Sides<unknown>, path: string[]): boolean {
  const { base, mine, theirs } = sides;
  return (
    isFields(mine) &&
    isFields(theirs) &&
    mine.type === theirs.type &&
    (base === undefined || isFields(base)) &&
    !WHOLE.has(path[path.length - 1])
  );
}

/** Attribute by attribute; `except` are merged in ways of their own. @internal */
export function mergeFields(
  sides: Sides<Fields | undefined>,
  path: string[],
  merging: Merging,
  except: Record<string, (path: string[]) => unknown> = {},
): Fields {
  const { base = {}, mine = {}, theirs = {} } = sides;
  const merged: Fields = {};
  for (const key of keysOf({ base, mine, theirs })) {
    const at = [...path, key];
    const value = Object.hasOwn(except, key)
      ? except[key](at)
      : mergeValues(
          { base: base[key], mine: mine[key], theirs: theirs[key] },
          at,
          merging,
        );
    if (value !== undefined) {
      merged[key] = value;
    }
  }
  return merged;
}
