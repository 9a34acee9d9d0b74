import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseRollUpStore } from '../../database/rollUp/DatabaseRollUpStore';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { asksOfReviews } from './asksOfReviews';

/** What takes longer is told again while nothing has changed; asking whether anything has takes a millisecond or two. */
const COSTLY_MS = 10;
/** What takes longer is told again for a while whatever has changed. */
const TOO_COSTLY_MS = 500;
/** From its end, as long as a set of all that a caller may see. */
const TOLD_MS = 60_000;
/** What has not changed is told so long. Nothing that is noted as a change does without being counted anew that long. */
const TOLD_UNCHANGED_MS = 5 * 60_000;
/** In this last part of its time it is counted anew, so that hardly anybody waits for it. */
const RENEWED_IN_LAST = 1 / 4;
/** So many times as long as it took, it is not looked at again while it is told, but at most half of that time. */
const REST = 4;
const MOST = 500;

/** All that a count depends on. @internal */
export interface Asked {
  /** What is counted. */
  of: string;
  /** What the caller may see of it. */
  visibility: VisibilityFilter;
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
  startedAt: number;
  endedAt: number;
  /** When it was found last that nothing of it had changed, or when it ended. */
  knownAt: number;
}

interface Question {
  of: string;
  key: string;
  /** Whether a change of it changes the mark. */
  isNoted: boolean;
}

type Looked = Pick<Told, 'asOf' | 'knownAt' | 'mark'>;

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
 * What had changed before a count is asked only where it is expected to take some time. What people do in reviews is no such
 * change: where conditions ask of that, only what takes long is told again.
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
  #renewsUntil = -Infinity;

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

  /** What took its time for one is expected to for the next who asks the like. */
  async count<T>(asked: Asked, count: () => Promise<T>): Promise<Counted<T>> {
    const question = {
      of: asked.of,
      key: JSON.stringify(asked),
      isNoted: !asksOfReviews(asked.visibility),
    };
    const told = this.#told.get(question.key);
    if (told && this.#isToldWhateverChanged(told)) {
      if (this.#isToBeLookedAt(told)) {
        this.#renewLater(question, count, told);
      }
      return told as Counted<T>;
    }
    if (question.isNoted && (told || this.#costly.has(question.of))) {
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
    const looked = await this.#look(question);
    if (told && isUnchanged(told, looked) && this.#leftMs(told) > 0) {
      if (this.#isInLastPart(told)) {
        this.#renewLater(question, count, told);
      }
      return this.#knowAgain(question, told, looked);
    }
    const before = this.#countingNow(question.key);
    return before && before.mark === looked.mark
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
    const now = this.#stopwatch();
    // One that does not end, for the database is gone, is not to hold up the others for good.
    if (now < this.#renewsUntil || this.#countingNow(question.key)) {
      return;
    }
    const until = now + TOLD_UNCHANGED_MS;
    this.#renewsUntil = until;
    this.#renew(question, count, told)
      .catch(() => undefined)
      .finally(() => {
        if (this.#renewsUntil === until) {
          this.#renewsUntil = -Infinity;
        }
      });
  }

  async #renew(
    question: Question,
    count: () => Promise<unknown>,
    before: Told,
  ): Promise<void> {
    const looked = await this.#look(question);
    // Somebody may have counted meanwhile, or looked later, or be about to.
    const told = this.#told.get(question.key) ?? before;
    if (told.knownAt > looked.knownAt) {
      return;
    }
    if (isUnchanged(told, looked) && !this.#isInLastPart(told)) {
      this.#knowAgain(question, told, looked);
    } else if (!this.#countingNow(question.key)) {
      await this.#begin(question, count, looked.mark);
    }
  }

  /** What has changed until now; nothing tells that where it is not noted. */
  async #look({ isNoted }: Question): Promise<Looked> {
    const asOf = this.#clock.now();
    const knownAt = this.#stopwatch();
    const mark = isNoted ? await this.#changes.getMark() : undefined;
    return { asOf, knownAt, mark };
  }

  #knowAgain({ key }: Question, told: Told, { asOf, knownAt }: Looked): Told {
    const known = { ...told, asOf, knownAt };
    // Another may have been counted meanwhile.
    if (this.#told.get(key) === told) {
      this.#told.delete(key);
      this.#told.set(key, known);
    }
    return known;
  }

  #isToldWhateverChanged(told: Told): boolean {
    return (
      told.tookMs >= this.#tooCostlyMs &&
      this.#stopwatch() - told.knownAt <= TOLD_MS &&
      this.#leftMs(told) > 0
    );
  }

  #isToBeLookedAt(told: Told): boolean {
    const restMs = Math.min(REST * told.tookMs, TOLD_MS / 2);
    return (
      this.#stopwatch() - told.knownAt > restMs || this.#isInLastPart(told)
    );
  }

  #leftMs({ endedAt }: Told): number {
    return TOLD_UNCHANGED_MS - (this.#stopwatch() - endedAt);
  }

  #isInLastPart(told: Told): boolean {
    return this.#leftMs(told) <= TOLD_UNCHANGED_MS * RENEWED_IN_LAST;
  }

  /** Whoever asks beside a count that has only begun counts for themselves: something may have been written between. */
  #longUnderWay(key: string): Promise<Told> | undefined {
    const before = this.#countingNow(key);
    return before && this.#stopwatch() - before.startedAt > this.#tooCostlyMs
      ? before.telling
      : undefined;
  }

  /** One that does not end is not waited for by whoever comes later. */
  #countingNow(key: string): UnderWay | undefined {
    const before = this.#underWay.get(key);
    return before && this.#stopwatch() - before.startedAt < TOLD_UNCHANGED_MS
      ? before
      : undefined;
  }

  #begin(
    question: Question,
    count: () => Promise<unknown>,
    mark?: string,
  ): Promise<Told> {
    const { key } = question;
    const asOf = this.#clock.now();
    const startedAt = this.#stopwatch();
    const telling = (async () => {
      const value = await count();
      const endedAt = this.#stopwatch();
      const tookMs = endedAt - startedAt;
      const known = { startedAt, endedAt, knownAt: endedAt };
      const told = { value, asOf, mark, tookMs, ...known };
      this.#keep(question, told);
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

  #keep({ of, key, isNoted }: Question, told: Told): void {
    const before = this.#told.get(key);
    if (before && before.startedAt > told.startedAt) {
      // Counted beside this one, and with more changes.
      return;
    }
    this.#told.delete(key);
    if (told.tookMs < COSTLY_MS) {
      this.#costly.delete(of);
      return;
    }
    this.#costly.add(of);
    if (!isNoted && told.tookMs < this.#tooCostlyMs) {
      // Nobody is ever told it.
      return;
    }
    this.#told.set(key, told);
    for (const [known, each] of this.#told) {
      if (this.#leftMs(each) <= 0 || this.#told.size > MOST) {
        this.#told.delete(known);
      }
    }
  }
}

function isUnchanged(told: Told, { mark }: Looked): boolean {
  return mark !== undefined && told.mark === mark;
}
