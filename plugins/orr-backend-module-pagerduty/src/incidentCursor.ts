import { z } from 'zod';

const instant = z.iso.datetime();

/** How far a run has come that reads from the newest incident back to `goal`, window by window. */
const run = z.object({
  /** When it began: nothing newer is read in it. */
  begun: instant,
  /** How far back it is to go. */
  goal: instant,
  /** The running window, and where its next page begins. */
  since: instant,
  until: instant,
  offset: z.number().int().nonnegative(),
  /** The last incident of the page before: the next page has to begin with it. Null on a first page. */
  last: z.string().nullable(),
});

const cursor = z
  .object({
    /** Since when, and until when, everything has been told. Absent until a first run is through. */
    covered: z.object({ from: instant, until: instant }).optional(),
    /** Incidents that were open when they were last told. */
    open: z.array(z.string()),
    /** Those of them still to be asked for, one by one. */
    toCheck: z.array(z.string()),
    run: run.optional(),
  })
  .refine(
    ({ covered, run: running, toCheck }) =>
      covered || running || toCheck.length === 0,
  );

/** Where to go on with the incidents of a service. @internal */
export type IncidentCursor = z.infer<typeof cursor>;
/** @internal */
export type IncidentRun = z.infer<typeof run>;

const DAY_MS = 86_400_000;
/** PagerDuty answers for six months at most. */
const LONGEST_MS = 150 * DAY_MS;
/** Read again each time: clocks differ, and an incident may be opened once more. */
const OVERLAP_MS = DAY_MS;

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);
const before = (instantText: string, ms: number) =>
  new Date(new Date(instantText).getTime() - ms).toISOString();

/** What was stored; a new one where there is none. @internal */
export function readCursor(stored: unknown): IncidentCursor {
  return cursor.safeParse(stored).data ?? { open: [], toCheck: [] };
}

/** The window that ends at an instant. @internal */
export function windowUntil(
  until: string,
  goal: string,
): Pick<IncidentRun, 'since' | 'until' | 'offset' | 'last'> {
  const since = later(goal, before(until, LONGEST_MS));
  return { since, until, offset: 0, last: null };
}

/** Goes on with the run that was broken off, or begins another. @internal */
export function withRun(
  stored: IncidentCursor,
  { now, since }: { now: Date; since: Date },
): IncidentCursor & { run?: IncidentRun } {
  if (stored.run || stored.toCheck.length > 0) {
    return stored;
  }
  const begun = now.toISOString();
  const goal = stored.covered
    ? before(stored.covered.until, OVERLAP_MS)
    : earlier(since.toISOString(), begun);
  return {
    ...stored,
    toCheck: stored.open,
    run: { begun, goal, ...windowUntil(begun, goal) },
  };
}

/** With all windows of a run read. @internal */
export function withRunEnded({
  run: ended,
  covered,
  ...rest
}: IncidentCursor): IncidentCursor {
  return ended
    ? {
        ...rest,
        covered: {
          from: earlier(covered?.from ?? ended.goal, ended.goal),
          until: ended.begun,
        },
      }
    : { covered, ...rest };
}
