import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseRollUpStore } from '../../database/rollUp/DatabaseRollUpStore';

/** What takes longer is told again while nothing has changed; asking whether anything has takes a millisecond or two. */
const COSTLY_MS = 10;
/** What takes longer is told again for a while whatever has changed. */
const TOO_COSTLY_MS = 500;
/** As long as a set of all that a caller may see. */
const TOLD_MS = 60_000;
/** What has not changed is told so long. Nothing that is noted as a change does without being counted anew that long. */
const TOLD_UNCHANGED_MS = 5 * 60_000;
/** In this last part of its time it is counted anew, so that hardly anybody waits for it. */
const RENEWED_IN_LAST = 1 / 4;
/** So many times as long as it takes, it is not looked at again while it is told. */
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
  /** When nothing of it had changed yet. */
  knownAt: number;
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
 * counts for itself. What takes some time is told again to all who ask the same while nothing of it has changed; what takes
 * long is counted once for all who wait and told again for up to a minute whatever has changed. What nobody waits for is
 * counted anew one at a time, and not at all where nothing has changed.
 *
 * What had changed before a count is asked only where it is expected to take some time.
 *
 * @internal
 */
export class CostlyCounts {
  readonly #changes: Pick<DatabaseRollUpStore, 'getMark'>;
  readonly #clock: OrrClock;
  readonly #tooCostlyMs: number;
  readonly #stopwatch: () => number;
  readonly #told = new Map<string, Told>();
  readonly #underWay = new Map<string, UnderWay>();
  /** What is counted that took its time when it was counted last, whoever asked. */
  readonly #costly = new Set<string>();
  #isRenewing = false;

  constructor(options: {
    clock: OrrClock;
    rollUps: Pick<DatabaseRollUpStore, 'getMark'>;
    stopwatch?: () => number;
    /** Milliseconds; instead of 500. */
    tooCostlyMs?: number;
  }) {
    this.#changes = options.rollUps;
    this.#clock = options.clock;
    this.#tooCostlyMs = options.tooCostlyMs ?? TOO_COSTLY_MS;
    this.#stopwatch = options.stopwatch ?? (() => performance.now());
  }

  /** `asked` has what the caller may see in it. What took its time for one is expected to for the next who asks the like. */
  async count<T>(asked: Asked, count: () => Promise<T>): Promise<Counted<T>> {
    const question = { of: asked.of, key: JSON.stringify(asked) };
    const told = this.#told.get(question.key);
    if (told && told.tookMs >= this.#tooCostlyMs) {
      const unknownMs = this.#stopwatch() - told.knownAt;
      if (unknownMs <= TOLD_MS) {
        if (unknownMs > Math.min(REST * told.tookMs, TOLD_MS / 2)) {
          this.#renewLater(question, count, told);
        }
        return told as Counted<T>;
      }
    }
    if (told || this.#costly.has(question.of)) {
      return (await this.#tellUnchanged(question, count, told)) as Counted<T>;
    }
    return (await (this.#longUnderWay(question.key) ??
      this.#begin(question, count))) as Counted<T>;
  }

  async #tellUnchanged(
    question: Question,
    count: () => Promise<unknown>,
    told: Told | undefined,
  ): Promise<Told> {
    const looked = await this.#look();
    if (told?.mark === looked.mark && this.#leftMs(told) > 0) {
      if (this.#isInLastPart(told)) {
        this.#renewLater(question, count, told);
      }
      return this.#knowAgain(question, told, looked);
    }
    const before = this.#underWay.get(question.key);
    return before?.mark === looked.mark
      ? before.telling
      : this.#longUnderWay(question.key) ??
          this.#begin(question, count, looked.mark);
  }

  /** What nobody waits for is to slow down nobody. Whoever asks once it is not told any more learns what is wrong. */
  #renewLater(
    question: Question,
    count: () => Promise<unknown>,
    told: Told,
  ): void {
    if (this.#isRenewing || this.#underWay.has(question.key)) {
      return;
    }
    this.#isRenewing = true;
    this.#renew(question, count, told)
      .catch(() => undefined)
      .finally(() => {
        this.#isRenewing = false;
      });
  }

  async #renew(
    question: Question,
    count: () => Promise<unknown>,
    told: Told,
  ): Promise<void> {
    const looked = await this.#look();
    if (told.mark === looked.mark && !this.#isInLastPart(told)) {
      this.#knowAgain(question, told, looked);
      return;
    }
    await this.#begin(question, count, looked.mark);
  }

  /** What has changed until now. */
  async #look() {
    const asOf = this.#clock.now();
    const knownAt = this.#stopwatch();
    return { asOf, knownAt, mark: await this.#changes.getMark() };
  }

  #knowAgain(
    { key }: Question,
    told: Told,
    { asOf, knownAt }: Pick<Told, 'asOf' | 'knownAt'>,
  ): Told {
    const known = { ...told, asOf, knownAt };
    // Another may have been counted meanwhile.
    if (this.#told.get(key) === told) {
      this.#told.set(key, known);
    }
    return known;
  }

  #leftMs({ endedAt }: Told): number {
    return TOLD_UNCHANGED_MS - (this.#stopwatch() - endedAt);
  }

  #isInLastPart(told: Told): boolean {
    return this.#leftMs(told) <= TOLD_UNCHANGED_MS * RENEWED_IN_LAST;
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
      const told = { value, asOf, mark, tookMs, endedAt, knownAt: startedAt };
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
    if (told.tookMs < COSTLY_MS) {
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
