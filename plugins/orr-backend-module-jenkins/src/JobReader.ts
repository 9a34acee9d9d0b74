import {
  DeploymentBatch,
  DeployRule,
  isSourceError,
  OrrClock,
  SourceCallOptions,
  SourceCursor,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { nextIndex, SweepState, sweepOn, sweepStateSchema } from './buildSweep';
import { JenkinsApi } from './JenkinsApi';
import { hasEnded, JenkinsBuild, numberOf } from './jenkinsBuild';
import { toDeployment } from './toDeployment';

const OPEN_MS = 7 * 24 * 60 * 60_000;
const MOST_REMEMBERED = 200;

const numbers = z.array(z.int().positive());

const cursorSchema = sweepStateSchema.extend({
  /** Of the rules that it was told by. */
  rules: z.string(),
  /** Builds that had not ended: a rule may fit them only once they have. */
  open: numbers,
  /** Builds that had not ended and are no longer to be had. */
  gone: numbers,
});

type Cursor = z.infer<typeof cursorSchema>;

/** @internal */
export interface JobReaderOptions {
  api: JenkinsApi;
  job: string;
  /** Those that fit the job. */
  rules: readonly DeployRule[];
  rulesHash: string;
  unstableIs: 'failed' | 'succeeded';
  clock: OrrClock;
  call: SourceCallOptions & {
    since: Date;
    cursor?: SourceCursor;
    unfinished: string[];
  };
}

/**
 * Reads the builds of one job: from the newest down to what is known, then those that had not ended when they were last seen.
 *
 * @internal
 */
export class JobReader {
  readonly #options: JobReaderOptions;
  readonly #seen = new Set<number>();
  #cursor: Cursor;

  constructor(options: JobReaderOptions) {
    this.#options = options;
    const { call, rulesHash } = options;
    const stored = cursorSchema.safeParse(call.cursor).data;
    this.#cursor =
      stored?.rules === rulesHash
        ? stored
        : { rules: rulesHash, known: null, sweep: null, open: [], gone: [] };
  }

  /** Without a rule nothing is a deployment, and nothing is known of deployments either. */
  async *readNothing(): AsyncIterable<DeploymentBatch> {
    const { api, job, call, clock } = this.#options;
    if (call.budget.take()) {
      await api.requireJob(job, call.signal);
      const coveredFrom = clock.now();
      yield { records: [], cursor: this.#cursor, coveredFrom, done: true };
    }
  }

  async *read(): AsyncIterable<DeploymentBatch> {
    const { call } = this.#options;
    // What has come since a sweep that was broken off takes a sweep of its own.
    let sweepsLeft = this.#cursor.sweep ? 2 : 1;
    let coveredFrom = call.since;
    while (sweepsLeft > 0) {
      if (!call.budget.take()) {
        return;
      }
      const page = await this.#readPage();
      sweepsLeft -= this.#cursor.sweep ? 0 : 1;
      coveredFrom = page.coveredFrom;
      const done = sweepsLeft === 0 && this.#stragglers().length === 0;
      yield this.#batchOf(page.builds, { coveredFrom, done });
    }
    yield* this.#readStragglers(coveredFrom);
  }

  async *#readStragglers(coveredFrom: Date): AsyncIterable<DeploymentBatch> {
    const { call } = this.#options;
    const stragglers = this.#stragglers();
    for (const [index, number] of stragglers.entries()) {
      if (!call.budget.take()) {
        return;
      }
      const build = await this.#readBuild(number);
      const done = index === stragglers.length - 1;
      yield this.#batchOf(build ? [build] : [], { coveredFrom, done });
    }
  }

  async #readPage(): Promise<{ builds: JenkinsBuild[]; coveredFrom: Date }> {
    const { api, job, call, clock } = this.#options;
    const from = nextIndex(this.#cursor);
    const page = await api.builds(job, from, call.signal);
    const { state, fresh, coveredFrom, isAnother } = sweepOn(
      this.#cursor,
      page,
      {
        since: call.since,
        now: clock.now(),
      },
    );
    if (isAnother) {
      this.#cursor = { ...this.#cursor, open: [], gone: [] };
    }
    const watched = this.#watched();
    const again = page.builds.filter(
      build => watched.has(build.number) && !fresh.includes(build),
    );
    const builds = [...fresh, ...again];
    this.#note(state, builds);
    return { builds, coveredFrom: new Date(coveredFrom) };
  }

  /** A build that Jenkins has deleted leaves what was told of it as it is. */
  async #readBuild(number: number): Promise<JenkinsBuild | undefined> {
    const { api, job, call } = this.#options;
    try {
      const build = await api.build(job, number, call.signal);
      this.#note(this.#cursor, [build]);
      return build;
    } catch (error) {
      if (!isSourceError(error) || error.problem !== 'not-found') {
        throw error;
      }
      const { open, gone } = this.#cursor;
      this.#cursor = {
        ...this.#cursor,
        open: open.filter(item => item !== number),
        gone: [...gone, number].slice(-MOST_REMEMBERED),
      };
      return undefined;
    }
  }

  #note(state: SweepState, builds: readonly JenkinsBuild[]): void {
    const { known, sweep } = state;
    builds.forEach(build => this.#seen.add(build.number));
    const others = this.#cursor.open.filter(
      number => !builds.some(build => build.number === number),
    );
    const open = builds.filter(item => this.#isOpen(item));
    this.#cursor = {
      ...this.#cursor,
      known,
      sweep,
      open: [...others, ...open.map(build => build.number)].slice(
        -MOST_REMEMBERED,
      ),
    };
  }

  #isOpen(build: JenkinsBuild): boolean {
    const now = this.#options.clock.now().getTime();
    return !hasEnded(build) && now - build.timestamp < OPEN_MS;
  }

  /** Builds that are to be told again. */
  #watched(): Set<number> {
    const { job, call } = this.#options;
    const told = call.unfinished.flatMap(id => numberOf(job, id) ?? []);
    return new Set([...this.#cursor.open, ...told]);
  }

  #stragglers(): number[] {
    return [...this.#watched()].filter(
      number => !this.#seen.has(number) && !this.#cursor.gone.includes(number),
    );
  }

  #batchOf(
    builds: readonly JenkinsBuild[],
    { coveredFrom, done }: { coveredFrom: Date; done: boolean },
  ): DeploymentBatch {
    const records = builds.flatMap(
      build => toDeployment(build, this.#options) ?? [],
    );
    return { records, cursor: this.#cursor, coveredFrom, done };
  }
}
