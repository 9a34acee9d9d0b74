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

/** All that a count depends on. @internal */
export interface Asked {
  /** What is counted. */
  of: string;
  [also: string]: unknown;
}

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

interface Question {
  of: string;
  key: string;
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
 * What had changed before a count is asked only where it is expected to take some time.
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
  /** What is counted that took its time when it was counted last, whoever asked. */
  readonly #costly = new Set<string>();

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

  /** `asked` has what the caller may see in it. What took its time for one is expected to for the next who asks the like. */
  async count<T>(asked: Asked, count: () => Promise<T>): Promise<Counted<T>> {
    const question = { of: asked.of, key: JSON.stringify(asked) };
    const told = this.#told.get(question.key);
    const age = told ? this.#stopwatch() - told.endedAt : Infinity;
    const isFresh = told !== undefined && age <= TOLD_MS;
    const isTooCostly = told !== undefined && told.tookMs >= this.#tooCostlyMs;
    if (isFresh && isTooCostly) {
      if (age > REST * told.tookMs && !this.#underWay.has(question.key)) {
        // Whoever asks once it is not told any more learns what is wrong.
        this.#begin(question, count).catch(() => undefined);
      }
      return told as Counted<T>;
    }
    if (told || this.#costly.has(question.of)) {
      return (await this.#tellUnchanged(
        question,
        count,
        isFresh ? told : undefined,
      )) as Counted<T>;
    }
    return (await (this.#longUnderWay(question.key) ??
      this.#begin(question, count))) as Counted<T>;
  }

  async #tellUnchanged(
    question: Question,
    count: () => Promise<unknown>,
    told: Told | undefined,
  ): Promise<Told> {
    const mark = await this.#changes.getMark();
    if (mark === told?.mark) {
      return told;
    }
    const before = this.#underWay.get(question.key);
    return before?.mark === mark
      ? before.telling
      : this.#longUnderWay(question.key) ?? this.#begin(question, count, mark);
  }

  /** Whoever asks beside a count that has only begun counts for themselves: something may have been written between. */
  #longUnderWay(key: string): Promise<Told> | undefined {
    const before = this.#underWay.get(key);
    return before && this.#stopwatch() - before.startedAt > this.#tooCostlyMs
      ? before.telling
      : undefined;
  }

  #begin(
    { of, key }: Question,
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
      this.#keep({ of, key }, told);
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

  #keep({ of, key }: Question, told: Told): void {
    this.#told.delete(key);
    if (told.tookMs < this.#costlyMs) {
      this.#costly.delete(of);
      return;
    }
    this.#costly.add(of);
    this.#told.set(key, told);
    if (this.#told.size > MOST) {
      const [oldest] = this.#told.keys();
      this.#told.delete(oldest);
    }
  }
}
