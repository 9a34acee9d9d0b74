import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseRollUpStore } from '../../database/rollUp/DatabaseRollUpStore';

/** What takes longer is told again while nothing has changed. */
const COSTLY_MS = 50;
/** What takes longer is told again for a while whatever has changed. */
const TOO_COSTLY_MS = 500;
/** As long as a set of all that a caller may see. */
const TOLD_MS = 60_000;
/** So many times as long as it takes, it is not counted anew while it is told. */
const REST = 4;
const MOST = 500;

/** What was counted, with all changes until then. @internal */
export interface Counted<T> {
  value: T;
  asOf: Date;
}

interface Told extends Counted<unknown> {
  /** What had changed before it was counted; absent where that was not asked. */
  mark?: string;
  tookMs: number;
  endedAt: number;
}

interface UnderWay {
  mark?: string;
  startedAt: number;
  telling: Promise<Told>;
}

/**
 * Counts over all that a caller may see, where nothing is kept that tells them. As long as that is quick, each request
 * counts for itself. What takes some time is told again to all who ask the same while no entity has changed; what takes
 * long is counted once for all who wait, told again for up to a minute, and meanwhile counted anew.
 *
 * @internal
 */
export class CostlyCounts {
  readonly #changes: Pick<DatabaseRollUpStore, 'getMark'>;
  readonly #clock: OrrClock;
  readonly #costlyMs: number;
  readonly #tooCostlyMs: number;
  readonly #stopwatch: () => number;
  readonly #told = new Map<string, Told>();
  readonly #underWay = new Map<string, UnderWay>();

  constructor(options: {
    clock: OrrClock;
    rollUps: Pick<DatabaseRollUpStore, 'getMark'>;
    stopwatch?: () => number;
    /** Milliseconds; instead of 50. */
    costlyMs?: number;
    /** Milliseconds; instead of 500. */
    tooCostlyMs?: number;
  }) {
    this.#changes = options.rollUps;
    this.#clock = options.clock;
    this.#costlyMs = options.costlyMs ?? COSTLY_MS;
    this.#tooCostlyMs = options.tooCostlyMs ?? TOO_COSTLY_MS;
    this.#stopwatch = options.stopwatch ?? (() => performance.now());
  }

  /** `asked` says all that the result depends on, what the caller may see included. */
  async count<T>(asked: object, count: () => Promise<T>): Promise<Counted<T>> {
    const key = JSON.stringify(asked);
    const told = this.#told.get(key);
    const age = told ? this.#stopwatch() - told.endedAt : Infinity;
    if (!told || age > TOLD_MS) {
      return (await this.#countOnce(key, count, told)) as Counted<T>;
    }
    if (told.tookMs < this.#tooCostlyMs) {
      return (await this.#tellUnchanged(key, count, told)) as Counted<T>;
    }
    if (age > REST * told.tookMs && !this.#underWay.has(key)) {
      // Whoever asks once it is not told any more learns what is wrong.
      this.#begin(key, count).catch(() => undefined);
    }
    return told as Counted<T>;
  }

  /** Whoever asks beside a count that has only begun counts for themselves: something may have been written between. */
  #countOnce(
    key: string,
    count: () => Promise<unknown>,
    told: Told | undefined,
  ): Promise<Told> {
    const before = this.#underWay.get(key);
    const isLong =
      (told && told.tookMs >= this.#tooCostlyMs) ||
      (before && this.#stopwatch() - before.startedAt > this.#tooCostlyMs);
    return before && isLong ? before.telling : this.#begin(key, count);
  }

  async #tellUnchanged(
    key: string,
    count: () => Promise<unknown>,
    told: Told,
  ): Promise<Told> {
    const mark = await this.#changes.getMark();
    const before = this.#underWay.get(key);
    if (mark === told.mark) {
      return told;
    }
    return before?.mark === mark
      ? before.telling
      : this.#begin(key, count, mark);
  }

  #begin(
    key: string,
    count: () => Promise<unknown>,
    mark?: string,
  ): Promise<Told> {
    const asOf = this.#clock.now();
    const startedAt = this.#stopwatch();
    const telling = (async () => {
      const value = await count();
      const endedAt = this.#stopwatch();
      const tookMs = endedAt - startedAt;
      const told = { value, asOf, mark, tookMs, endedAt };
      this.#keep(key, told);
      return told;
    })();
    this.#underWay.set(key, { startedAt, mark, telling });
    const forget = () => {
      // Another may have begun beside it.
      if (this.#underWay.get(key)?.telling === telling) {
        this.#underWay.delete(key);
      }
    };
    telling.then(forget, forget);
    return telling;
  }

  #keep(key: string, told: Told): void {
    this.#told.delete(key);
    if (told.tookMs < this.#costlyMs) {
      return;
    }
    this.#told.set(key, told);
    if (this.#told.size > MOST) {
      const [oldest] = this.#told.keys();
      this.#told.delete(oldest);
    }
  }
}
