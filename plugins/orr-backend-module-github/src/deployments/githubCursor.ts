import { z } from 'zod';

const OVERLAP_MS = 48 * 3_600_000;

const pass = z.object({
  /** What the pass is to cover. */
  since: z.string(),
  /** Nothing that was created before that is looked at. */
  floor: z.string(),
  newest: z.string().nullable(),
  oldest: z.string().nullable(),
  isRest: z.boolean(),
  after: z.string().nullable(),
  page: z.int().positive(),
  /** The id of the last that was told. */
  lastId: z.number().nullable(),
  /** What is known of REST has to reach down to that id. */
  wants: z.number().nullable(),
});

/** A way through what there is, from the newest on, which may take several runs. @internal */
export type Pass = z.infer<typeof pass>;

const stream = z.object({
  /** Everything since then is known … */
  coveredFrom: z.string().nullable(),
  /** … that was created until then. */
  seenUntil: z.string().nullable(),
  pass: pass.nullable(),
});

/** Deployments, or the runs that some rules ask for. @internal */
export type Stream = z.infer<typeof stream>;

/** What only REST tells of deployments: a page of it holds two pages of those that GraphQL tells. */
const flags = z.object({
  page: z.int(),
  oldestId: z.number().nullable(),
  hasMore: z.boolean(),
  transient: z.array(z.number()),
  production: z.array(z.number()),
});

/** @internal */
export type Flags = z.infer<typeof flags>;

const cursor = z.object({
  v: z.literal(1),
  /** What is left of this round. */
  todo: z.array(z.string()),
  streams: z.record(z.string(), stream),
  flags: flags.nullable(),
  /** To be asked for one by one; of what was never told, also when it was created. */
  ask: z.array(z.object({ id: z.string(), at: z.string().nullable() })),
  /** Of runs that ran several times: how many attempts are told or asked for, and when the first was. */
  attempts: z.record(z.string(), z.object({ n: z.number(), at: z.string() })),
  /** What was asked for and is not there. */
  gone: z.array(z.string()),
});

/** @internal */
export type GithubCursor = z.infer<typeof cursor>;

/** The cursor as it was stored, or one that begins. @internal */
export function readCursor(stored: unknown): GithubCursor {
  return (
    cursor.safeParse(stored).data ?? {
      v: 1,
      todo: [],
      streams: {},
      flags: null,
      ask: [],
      attempts: {},
      gone: [],
    }
  );
}

/** An instant so much earlier that what was under way then is looked at again. */
function withOverlap(instant: string): string {
  return new Date(Date.parse(instant) - OVERLAP_MS).toISOString();
}

/** @internal */
export function beginPass(from: Stream, since: string): Pass {
  const { coveredFrom, seenUntil } = from;
  const isCovered = coveredFrom !== null && coveredFrom <= since;
  const floors = [since, ...(isCovered && seenUntil ? [seenUntil] : [])];
  return {
    since,
    floor: withOverlap(floors.sort().at(-1)!),
    newest: null,
    oldest: null,
    isRest: false,
    after: null,
    page: 1,
    lastId: null,
    wants: null,
  };
}

/** @internal */
export function endPass(of: Stream): void {
  const { pass: ended, coveredFrom, seenUntil } = of;
  if (ended) {
    const isCovered = coveredFrom !== null && coveredFrom <= ended.since;
    of.coveredFrom = isCovered ? coveredFrom : ended.since;
    of.seenUntil = ended.newest ?? seenUntil;
    of.pass = null;
  }
}

/** Notes what a page held. Answers whether the pass is at its end. @internal */
export function notePage(
  of: Pass,
  page: { id: number; at: string }[],
): { isOver: boolean; isNew: boolean } {
  const instants = page.map(({ at }) => at).sort();
  const lastId = Math.min(...page.map(({ id }) => id));
  const isNew = page.length > 0 && (of.lastId === null || lastId < of.lastId);
  if (page.length) {
    of.newest ??= instants.at(-1)!;
    of.oldest = [instants[0], ...(of.oldest ? [of.oldest] : [])].sort()[0];
    of.lastId = Math.min(lastId, of.lastId ?? lastId);
  }
  return { isOver: page.length > 0 && instants[0] < of.floor, isNew };
}

/** Since when everything of all streams is known; `now` where nothing is. @internal */
export function coveredFromOf(
  { streams, ask }: GithubCursor,
  keys: readonly string[],
  now: string,
): string {
  const starts = keys.map(key => coverOf(streams[key]) ?? now);
  const missing = ask.flatMap(({ at }) => (at === null ? [] : [at]));
  return [...starts, ...missing].sort().at(-1) ?? now;
}

function coverOf(of: Stream | undefined): string | null {
  if (!of?.pass) {
    return of?.coveredFrom ?? null;
  }
  const { oldest, since } = of.pass;
  const { coveredFrom, seenUntil } = of;
  const joins = coveredFrom !== null && seenUntil !== null && oldest !== null;
  if (joins && oldest <= seenUntil) {
    return coveredFrom;
  }
  return oldest === null || oldest > since ? oldest : since;
}
