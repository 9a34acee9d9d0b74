import { z } from 'zod';

/** What changed while a run read is not lost, nor what GitLab wrote down late. */
const OVERLAP_MS = 10 * 60_000;

const isoInstant = z.iso.datetime();

const cursorSchema = z.object({
  /** Since when is told. */
  since: isoInstant,
  /** Where the next page begins. */
  after: isoInstant,
  /** Of those that begin there; more than one only where more than a page changed in the same instant. */
  page: z.number().int().positive(),
  /** When what was told last has changed, by the clock of GitLab. */
  lastSeen: isoInstant.nullable(),
  /** Whether everything since the beginning has been told once. */
  isCovered: z.boolean(),
  /** Whether nothing was left at the end of the run. */
  isCaughtUp: z.boolean(),
});

/** Where a run is. @internal */
export type GitlabCursor = z.infer<typeof cursorSchema>;

/** Where the last run stopped; absent where that cannot be told, or more is wanted now. @internal */
export function cursorOf(
  stored: unknown,
  since: Date,
): GitlabCursor | undefined {
  const cursor = cursorSchema.safeParse(stored).data;
  return cursor && Date.parse(cursor.since) <= since.getTime()
    ? cursor
    : undefined;
}

/** Where a run begins: where the last one stopped, a little earlier if it had come to the end, or all over. @internal */
export function beginningOf(stored: unknown, since: Date): GitlabCursor {
  const cursor = cursorOf(stored, since);
  if (!cursor) {
    return {
      since: since.toISOString(),
      after: since.toISOString(),
      page: 1,
      lastSeen: null,
      isCovered: false,
      isCaughtUp: false,
    };
  }
  if (!cursor.isCaughtUp || cursor.lastSeen === null) {
    return { ...cursor, isCaughtUp: false };
  }
  const overlapped = Date.parse(cursor.lastSeen) - OVERLAP_MS;
  return {
    ...cursor,
    after: new Date(
      Math.max(overlapped, Date.parse(cursor.since)),
    ).toISOString(),
    page: 1,
    isCaughtUp: false,
  };
}

/**
 * Where to go on after a page. By the instant of its last one and not by its number: what changes while pages are read moves to the
 * end, and all behind it would move up, one of them from the next page onto one that was read already.
 *
 * @internal
 */
export function advance(
  at: GitlabCursor,
  page: { updatedAt: string[]; hasNext: boolean },
): GitlabCursor {
  const last = page.updatedAt.at(-1) ?? at.lastSeen;
  if (last === null || !page.hasNext || page.updatedAt.length === 0) {
    return { ...at, lastSeen: last, isCovered: true, isCaughtUp: true };
  }
  // GitLab counts finer than it tells, and might mean “after” by the word.
  const after = Date.parse(last) - 1;
  return after > Date.parse(at.after)
    ? {
        ...at,
        after: new Date(after).toISOString(),
        page: 1,
        lastSeen: last,
      }
    : { ...at, page: at.page + 1, lastSeen: last };
}
