import {
  DeploymentBatch,
  SourceCallOptions,
  SourceCursor,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { BuildbotApi, PAGE } from './BuildbotApi';
import { BuildbotBuild, isRunning, numberOf } from './buildbotBuild';

/** A build that begins before what is asked for may still end within it. */
const LONGEST_BUILD_MS = 24 * 60 * 60_000;
const MOST_OPEN = 200;

const numbers = z.array(z.int().positive()).max(2 * MOST_OPEN);

const cursorSchema = z.object({
  /** The highest number that was met. 0 before there was any. */
  last: z.int().nonnegative(),
  /** When that build began: a number alone does not say that it is the same one. */
  lastStartedAt: z.number(),
  /** ISO instant since when builds are asked for. */
  from: z.iso.datetime(),
  /** Whether all of them were told. The oldest come first: before that, none of the latest is. */
  isCovered: z.boolean(),
  /** Builds that still ran. */
  open: numbers,
  /** Those of them that are still to be looked at in this round. */
  left: numbers,
});

type Cursor = z.infer<typeof cursorSchema>;

/** @internal */
export interface BuildReading {
  api: BuildbotApi;
  builder: string;
  call: SourceCallOptions & {
    since: Date;
    cursor?: SourceCursor;
    unfinished: string[];
  };
  now: Date;
  toRecord(build: BuildbotBuild): SourceDeployment | undefined;
}

function beginning(since: Date): Cursor {
  return {
    last: 0,
    lastStartedAt: 0,
    from: since.toISOString(),
    isCovered: false,
    open: [],
    left: [],
  };
}

/** Where it stopped the last time, unless that does not reach back far enough. */
function storedPlace({ cursor, since }: BuildReading['call']) {
  const stored = cursorSchema.safeParse(cursor).data;
  return stored && stored.from <= since.toISOString() ? stored : undefined;
}

/** Where to begin, and the page there. The last build that is known comes first again, which shows that the numbers are the same. */
async function firstPage(
  { api, builder, call }: BuildReading,
  stored: Cursor | undefined,
): Promise<{ at: Cursor; builds: BuildbotBuild[] } | undefined> {
  const { signal, budget, since } = call;
  if (!budget.take()) {
    return undefined;
  }
  if (stored?.last) {
    const builds = await api.builds(builder, { number: stored.last }, signal);
    const [first] = builds;
    const isSame =
      first?.number === stored.last &&
      first.started_at === stored.lastStartedAt;
    if (isSame) {
      return { at: stored, builds };
    }
    if (!budget.take()) {
      return undefined;
    }
  }
  const startedAt = new Date(since.getTime() - LONGEST_BUILD_MS);
  const builds = await api.builds(builder, { startedAt }, signal);
  return { at: beginning(since), builds };
}

function withPage(at: Cursor, builds: readonly BuildbotBuild[]): Cursor {
  const newest = builds.at(-1);
  const met = new Set(builds.map(({ number }) => number));
  const running = builds.filter(isRunning).map(({ number }) => number);
  const isNewer = newest && newest.number >= at.last;
  return {
    ...at,
    last: isNewer ? newest.number : at.last,
    lastStartedAt: isNewer ? newest.started_at : at.lastStartedAt,
    open: [...at.open.filter(number => !met.has(number)), ...running].slice(
      -MOST_OPEN,
    ),
  };
}

function batchOf(
  { now, toRecord }: BuildReading,
  at: Cursor,
  builds: readonly BuildbotBuild[],
): DeploymentBatch {
  return {
    records: builds.flatMap(build => toRecord(build) ?? []),
    cursor: at,
    coveredFrom: at.isCovered ? new Date(at.from) : now,
    done: at.isCovered && at.left.length === 0,
  };
}

/** Builds since the last one that is known. Answers nothing where no request was left. */
async function* readPages(
  reading: BuildReading,
  stored: Cursor | undefined,
): AsyncGenerator<DeploymentBatch, Cursor | undefined> {
  const { api, builder, call } = reading;
  const first = await firstPage(reading, stored);
  if (!first) {
    return undefined;
  }
  let { at, builds } = first;
  if (builds.length === 0) {
    if (!call.budget.take()) {
      return undefined;
    }
    await api.requireBuilder(builder, call.signal);
  }
  const seen = new Set<number>();
  while (builds.length === PAGE) {
    builds.forEach(({ number }) => seen.add(number));
    at = withPage(at, builds);
    yield { ...batchOf(reading, at, builds), done: false };
    if (!call.budget.take()) {
      return undefined;
    }
    builds = await api.builds(builder, { number: at.last }, call.signal);
  }
  builds.forEach(({ number }) => seen.add(number));
  at = { ...withPage(at, builds), isCovered: true };
  const told = call.unfinished.flatMap(id => numberOf(builder, id) ?? []);
  const left = [...new Set([...at.open, ...told])]
    .filter(number => !seen.has(number))
    .slice(-2 * MOST_OPEN);
  at = { ...at, left };
  yield batchOf(reading, at, builds);
  return at;
}

/** A build that is no longer there leaves what was told of it as it is. */
async function* readLeft(
  reading: BuildReading,
  from: Cursor,
): AsyncIterable<DeploymentBatch> {
  const { api, builder, call } = reading;
  let at = from;
  while (at.left.length > 0) {
    if (!call.budget.take()) {
      return;
    }
    const asked = at.left.slice(0, PAGE);
    const builds = await api.builds(builder, { numbers: asked }, call.signal);
    const open = at.open.filter(number => !asked.includes(number));
    at = withPage({ ...at, open, left: at.left.slice(PAGE) }, builds);
    yield batchOf(reading, at, builds);
  }
}

/** Builds since the last one that is known, then those that had not ended when they were last seen. @internal */
export async function* readBuilds(
  reading: BuildReading,
): AsyncIterable<DeploymentBatch> {
  const stored = storedPlace(reading.call);
  const at = stored?.left.length ? stored : yield* readPages(reading, stored);
  if (at) {
    yield* readLeft(reading, at);
  }
}
