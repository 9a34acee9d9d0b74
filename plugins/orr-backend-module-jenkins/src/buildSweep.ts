import { z } from 'zod';
import { BuildPage, PAGE } from './JenkinsApi';
import { JenkinsBuild } from './jenkinsBuild';

const instant = z.iso.datetime();
const number = z.int().nonnegative();

/** All builds up to a number are known, of those that began since an instant. */
const knownSchema = z.object({ to: number, from: instant });

/** On its way from the newest build down to what is known. */
const sweepSchema = z.object({
  /** Where to go on: counted from the newest build, one of which is known already. */
  index: number,
  /** The newest build that it has met; null before it has met any. */
  highest: number.nullable(),
  /** The oldest one, and when it began. */
  lowest: number.nullable(),
  lowestFrom: instant.nullable(),
  /** Where the number of a build is missing: since when none is missing. */
  gapFrom: instant.nullable(),
});

/** @internal */
export const sweepStateSchema = z.object({
  known: knownSchema.nullable(),
  sweep: sweepSchema.nullable(),
});

/** How far the builds of a job have been told. @internal */
export type SweepState = z.infer<typeof sweepStateSchema>;
type Sweep = z.infer<typeof sweepSchema>;
type Known = z.infer<typeof knownSchema>;

const BEGINNING: Sweep = {
  index: 0,
  highest: null,
  lowest: null,
  lowestFrom: null,
  gapFrom: null,
};

const startOf = ({ timestamp }: JenkinsBuild) =>
  new Date(timestamp).toISOString();

/** Where the next page begins. @internal */
export function nextIndex({ sweep }: SweepState): number {
  return sweep?.index ?? 0;
}

/** Moves on over one build; what was known before ends it. */
function passed(sweep: Sweep, build: JenkinsBuild): Sweep {
  const isMissing = sweep.lowest !== null && build.number !== sweep.lowest - 1;
  return {
    ...sweep,
    highest: sweep.highest ?? build.number,
    lowest: build.number,
    lowestFrom: startOf(build),
    gapFrom: sweep.gapFrom ?? (isMissing ? sweep.lowestFrom : null),
  };
}

/**
 * Since when everything is known, once nothing older is to be had. A number that is missing was a build: nobody knows whether it
 * deployed.
 */
function knownFrom(
  { lowest, lowestFrom, gapFrom }: Sweep,
  options: { known: Known | null; since: string; now: string },
): string {
  const { known, since, now } = options;
  if (lowest === null || lowestFrom === null) {
    return known?.from ?? now;
  }
  if (gapFrom) {
    return gapFrom;
  }
  if (known && lowest === known.to + 1) {
    return known.from;
  }
  return lowest === 1 && since < lowestFrom ? since : lowestFrom;
}

/** What is known of a job whose builds have all gone, or that has had none. */
function knownOfNone(
  known: Known | null,
  { nextBuildNumber }: BuildPage,
  { since, now }: { since: string; now: string },
): Known {
  const last = nextBuildNumber === null ? null : nextBuildNumber - 1;
  if (known && last === known.to) {
    return known;
  }
  return { to: last ?? known?.to ?? 0, from: last === 0 ? since : now };
}

/** Since when everything is known while a sweep is on its way. */
function coveredSoFar({ known, sweep }: SweepState, now: string): string {
  return sweep
    ? sweep.gapFrom ?? sweep.lowestFrom ?? known?.from ?? now
    : known?.from ?? now;
}

/** The builds of a page that the sweep has not met, down to those known before. */
function newTo(sweep: Sweep, known: Known | null, { builds }: BuildPage) {
  return [...builds]
    .sort((a, b) => b.number - a.number)
    .filter(
      build =>
        build.number < (sweep.lowest ?? Infinity) &&
        build.number > (known?.to ?? 0),
    );
}

/** Whether builds may lie between a page and what was met before: some were deleted in the meantime. */
function leavesOut({ index, lowest }: Sweep, { builds }: BuildPage): boolean {
  const first = builds.at(0)?.number ?? 0;
  return index > 0 && lowest !== null && first < lowest;
}

/** Whether there is nothing older that is wanted. */
function endsWith(
  page: BuildPage,
  fresh: readonly JenkinsBuild[],
  { known, since }: { known: Known | null; since: string },
): boolean {
  return (
    page.builds.length < PAGE ||
    page.builds.some(build => known !== null && build.number <= known.to) ||
    (fresh.length > 0 &&
      fresh.every(({ timestamp }) => timestamp < Date.parse(since)))
  );
}

/** One page further. */
function moveOn(
  sweep: Sweep,
  page: BuildPage,
  context: { known: Known | null; since: string; now: string },
): { state: SweepState; fresh: JenkinsBuild[] } {
  const { known } = context;
  if (leavesOut(sweep, page)) {
    const index = Math.max(0, sweep.index - PAGE);
    return { state: { known, sweep: { ...sweep, index } }, fresh: [] };
  }
  if (page.builds.length === 0 && sweep.lowest === null) {
    const none = knownOfNone(known, page, context);
    return { state: { known: none, sweep: null }, fresh: [] };
  }
  const fresh = newTo(sweep, known, page);
  const moved = fresh.reduce(passed, sweep);
  if (!endsWith(page, fresh, context)) {
    const index = sweep.index + page.builds.length - 1;
    return { state: { known, sweep: { ...moved, index } }, fresh };
  }
  const to = moved.highest ?? known?.to ?? 0;
  const from = knownFrom(moved, context);
  return { state: { known: { to, from }, sweep: null }, fresh };
}

/** What a page adds. @internal */
export interface SweepStep {
  state: SweepState;
  /** The builds of the page that had not been met. */
  fresh: JenkinsBuild[];
  /** ISO instant since when everything is known. */
  coveredFrom: string;
  /** Whether the job is another one than before, of the same name. */
  isAnother: boolean;
}

/**
 * What a page of builds adds to what is known. Pages are counted from the newest build, so that they shift while builds come and go:
 * each has to begin with one that was met before, and only numbers say what is new.
 *
 * @internal
 */
export function sweepOn(
  before: SweepState,
  page: BuildPage,
  options: { since: Date; now: Date },
): SweepStep {
  const now = options.now.toISOString();
  // A job that was made again counts from the beginning.
  const isAnother =
    before.known !== null &&
    page.nextBuildNumber !== null &&
    page.nextBuildNumber <= before.known.to;
  const { state, fresh } = moveOn(
    (isAnother ? null : before.sweep) ?? BEGINNING,
    page,
    {
      known: isAnother ? null : before.known,
      since: options.since.toISOString(),
      now,
    },
  );
  return { state, fresh, coveredFrom: coveredSoFar(state, now), isAnother };
}
