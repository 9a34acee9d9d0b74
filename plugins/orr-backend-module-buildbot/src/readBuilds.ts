import {
  DeploymentBatch,
  isSourceError,
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

const cursorSchema = z.object({
  /** The highest number that was met. 0 before there was any. */
  last: z.int().nonnegative(),
  /** When that build began: a number alone does not say that it is the same one. */
  lastStartedAt: z.number(),
  /** ISO instant since when everything up to it is known. */
  from: z.iso.datetime(),
  /** Builds that still ran. */
  open: z.array(z.int().positive()).max(MOST_OPEN),
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
  toRecord(build: BuildbotBuild): SourceDeployment | undefined;
}

function beginning(since: Date): Cursor {
  const from = since.toISOString();
  return { last: 0, lastStartedAt: 0, from, open: [] };
}

/** Where to begin, and the page there. The last build that is known comes first again, which shows that the numbers are the same. */
async function firstPage({
  api,
  builder,
  call,
}: BuildReading): Promise<{ at: Cursor; builds: BuildbotBuild[] } | undefined> {
  const { signal, budget, since } = call;
  const stored = cursorSchema.safeParse(call.cursor).data;
  const reachesBack = stored && stored.from <= since.toISOString();
  if (stored?.last && reachesBack) {
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

function movedOn(at: Cursor, builds: readonly BuildbotBuild[]): Cursor {
  const newest = builds.at(-1);
  const met = new Set(builds.map(({ number }) => number));
  const running = builds.filter(isRunning).map(({ number }) => number);
  return {
    from: at.from,
    last: Math.max(at.last, newest?.number ?? 0),
    lastStartedAt:
      newest && newest.number >= at.last ? newest.started_at : at.lastStartedAt,
    open: [...at.open.filter(number => !met.has(number)), ...running].slice(
      -MOST_OPEN,
    ),
  };
}

/** A build that is no longer there leaves what was told of it as it is. */
async function readOne(
  { api, builder, call }: BuildReading,
  number: number,
): Promise<BuildbotBuild[]> {
  try {
    const build = await api.build(builder, number, call.signal);
    return build ? [build] : [];
  } catch (error) {
    if (isSourceError(error) && error.problem === 'not-found') {
      return [];
    }
    throw error;
  }
}

/** Builds since the last one that is known, then those that had not ended when they were last seen. @internal */
export async function* readBuilds(
  reading: BuildReading,
): AsyncIterable<DeploymentBatch> {
  const { api, builder, call, toRecord } = reading;
  if (!call.budget.take()) {
    return;
  }
  const first = await firstPage(reading);
  if (!first) {
    return;
  }
  let { at, builds } = first;
  if (builds.length === 0) {
    await api.requireBuilder(builder, call.signal);
  }
  const seen = new Set<number>();
  const told = call.unfinished.flatMap(id => numberOf(builder, id) ?? []);
  const left = () =>
    [...new Set([...at.open, ...told])].filter(number => !seen.has(number));
  const batch = (isLast: boolean): DeploymentBatch => ({
    records: builds.flatMap(build => toRecord(build) ?? []),
    cursor: at,
    coveredFrom: new Date(at.from),
    done: isLast && left().length === 0,
  });
  for (;;) {
    builds.forEach(({ number }) => seen.add(number));
    at = movedOn(at, builds);
    const isLast = builds.length < PAGE;
    yield batch(isLast);
    if (isLast) {
      break;
    }
    if (!call.budget.take()) {
      return;
    }
    builds = await api.builds(builder, { number: at.last }, call.signal);
  }
  for (const number of left()) {
    if (!call.budget.take()) {
      return;
    }
    builds = await readOne(reading, number);
    seen.add(number);
    at = { ...at, open: at.open.filter(item => item !== number) };
    at = movedOn(at, builds);
    yield batch(true);
  }
}
