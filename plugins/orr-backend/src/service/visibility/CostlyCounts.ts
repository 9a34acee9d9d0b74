import { OrrClock } from 'backstage-plugin-orr-node';

/** What takes longer is told again for a while. */
const COSTLY_MS = 500;
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
  tookMs: number;
  endedAt: number;
}

interface UnderWay {
  startedAt: number;
  telling: Promise<Told>;
}

/**
 * Counts over all that a caller may see, where nothing is kept that tells them. As long as that is quick, each request
 * counts for itself. What takes long is counted once for all who ask the same, told again for up to a minute, and
 * meanwhile counted anew.
 *
 * @internal
 */
export class CostlyCounts {
  readonly #clock: OrrClock;
  readonly #stopwatch: () => number;
  readonly #told = new Map<string, Told>();
  readonly #underWay = new Map<string, UnderWay>();

  constructor(options: { clock: OrrClock; stopwatch?: () => number }) {
    this.#clock = options.clock;
    this.#stopwatch = options.stopwatch ?? (() => performance.now());
  }

  /** `asked` says all that the result depends on, what the caller may see included. */
  async count<T>(asked: object, count: () => Promise<T>): Promise<Counted<T>> {
    const key = JSON.stringify(asked);
    const told = this.#told.get(key);
    const age = told ? this.#stopwatch() - told.endedAt : Infinity;
    const isTold = age <= TOLD_MS;
    if (told && isTold) {
      if (age > REST * told.tookMs && !this.#underWay.has(key)) {
        // Whoever asks once it is not told any more learns what is wrong.
        this.#begin(key, count).catch(() => undefined);
      }
      return told as Counted<T>;
    }
    const before = this.#underWay.get(key);
    const isJoined =
      before && (told || this.#stopwatch() - before.startedAt > COSTLY_MS);
    return (await (isJoined
      ? before.telling
      : this.#begin(key, count))) as Counted<T>;
  }

  #begin(key: string, count: () => Promise<unknown>): Promise<Told> {
    const asOf = this.#clock.now();
    const startedAt = this.#stopwatch();
    const telling = (async () => {
      const value = await count();
      const endedAt = this.#stopwatch();
      const told = { value, asOf, tookMs: endedAt - startedAt, endedAt };
      this.#keep(key, told);
      return told;
    })();
    this.#underWay.set(key, { startedAt, telling });
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
    if (told.tookMs < COSTLY_MS) {
      return;
    }
    this.#told.set(key, told);
    if (this.#told.size > MOST) {
      const [oldest] = this.#told.keys();
      this.#told.delete(oldest);
    }
  }
}
