import { addDays, startOfDay } from '../scoring/dayBoundary';
import {
  ContradictingSignal,
  ContradictionEnd,
  ContradictionLook,
  ContradictionResponse,
} from './contradiction';
import { ContradictionKey, Drift } from './contradictionsOf';
import { responseDueOn } from './respondedState';

/** A contradiction as it is kept. @internal */
export interface KeptContradiction {
  /** The decision that it is about. */
  decisionId: string;
  /** The question that was answered. */
  questionId: string;
  /** What disagrees. */
  signal: ContradictingSignal;
  /** ISO instant at which it was first found. */
  since: string;
  /** ISO instant at which it was found last. */
  lastSeenAt: string;
  /** ISO instant since when somebody is asked about it. */
  openedAt?: string;
  /** What was said to it. */
  response?: ContradictionResponse;
  /** What somebody else held of that. */
  look?: ContradictionLook;
  /** ISO instant at which it was told further. */
  escalatedAt?: string;
  /** ISO instant at which it was over. */
  endedAt?: string;
  /** Why it was. */
  endedWhy?: ContradictionEnd;
}

/** What has become of a contradiction: people are told of all but the last two. @internal */
export type ContradictionEvent =
  | 'opened'
  | 'ignored'
  | 'ended'
  | 'returned'
  | 'seen';

/** What a look at the signals of one decision follows from. @internal */
export interface FollowInput<T extends KeptContradiction> {
  /** The decision in force. */
  decisionId: string;
  /** Those that are not over, of whatever decision, and those that somebody was asked about and ended within a day. */
  known: readonly T[];
  /** What contradicts the decision in force now. */
  drift: Drift;
  /** Why one that is not found any more is over. */
  endOf: (questionId: string) => ContradictionEnd;
  /** How long one has to be there before somebody is asked. */
  persistDays: number;
  /** How long a response is waited for. */
  windowDays: number;
  /** The moment of the look. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** What a look has come to. @internal */
export interface Followed<T extends KeptContradiction> {
  /** Found for the first time. */
  added: { contradiction: KeptContradiction; events: ContradictionEvent[] }[];
  /** Others than they were. */
  moved: { contradiction: T; events: ContradictionEvent[] }[];
  /** ISO instant at which to look again, if no signal changes before. */
  nextLookAt: string;
}

const DAY_MS = 86_400_000;

function keyOf({ questionId, cause, causeKey }: ContradictionKey): string {
  return JSON.stringify([questionId, cause, causeKey]);
}

function keyOfKept({ questionId, signal }: KeptContradiction): string {
  return keyOf({ questionId, ...signal });
}

/** Follows the contradictions of one decision from look to look. @internal */
class ContradictionWalk<T extends KeptContradiction> {
  readonly #input: FollowInput<T>;
  readonly #found: Map<string, ContradictingSignal>;
  readonly #silent: Set<string>;
  readonly #at: string;

  constructor(input: FollowInput<T>) {
    this.#input = input;
    this.#found = new Map(
      input.drift.found.map(({ questionId, signal }) => [
        keyOf({ questionId, ...signal }),
        signal,
      ]),
    );
    this.#silent = new Set(input.drift.silent.map(keyOf));
    this.#at = input.now.toISOString();
  }

  follow(): Followed<T> {
    const { known, drift } = this.#input;
    const moved = known.flatMap(one => this.#move(one) ?? []);
    const met = new Set(
      [...known.filter(({ endedAt }) => !endedAt), ...this.#returnable()]
        .filter(one => this.#isPresent(one))
        .map(keyOfKept),
    );
    const added = drift.found
      .filter(
        ({ questionId, signal }) => !met.has(keyOf({ questionId, ...signal })),
      )
      .map(({ questionId, signal }) =>
        this.#opened({
          decisionId: this.#input.decisionId,
          questionId,
          signal,
          since: this.#at,
          lastSeenAt: this.#at,
        }),
      );
    const changed = new Map(
      moved.map(({ from, contradiction }) => [from, contradiction]),
    );
    return {
      added,
      moved: moved.map(({ contradiction, events }) => ({
        contradiction,
        events,
      })),
      nextLookAt: this.#nextLook([
        ...known.map(one => changed.get(one) ?? one),
        ...added.map(({ contradiction }) => contradiction),
      ]),
    };
  }

  #isPresent({ decisionId }: KeptContradiction): boolean {
    return decisionId === this.#input.decisionId;
  }

  /** The latest of each that came to its end a moment ago: a signal that flickers asks nobody anew. */
  #returnable(): T[] {
    const open = new Set(
      this.#input.known
        .filter(one => !one.endedAt && this.#isPresent(one))
        .map(keyOfKept),
    );
    const latest = new Map<string, T>();
    for (const one of this.#input.known) {
      const key = keyOfKept(one);
      const before = latest.get(key);
      if (
        one.endedAt &&
        one.endedWhy === 'signalAgrees' &&
        one.openedAt &&
        this.#isPresent(one) &&
        this.#found.has(key) &&
        !open.has(key) &&
        this.#input.now.getTime() - Date.parse(one.endedAt) <= DAY_MS &&
        (!before || before.endedAt! < one.endedAt)
      ) {
        latest.set(key, one);
      }
    }
    return [...latest.values()];
  }

  #move(
    one: T,
  ): { from: T; contradiction: T; events: ContradictionEvent[] } | undefined {
    const { endOf } = this.#input;
    const key = keyOfKept(one);
    const signal = this.#found.get(key);
    if (one.endedAt) {
      if (!this.#returnable().includes(one)) {
        return undefined;
      }
      const { endedAt: _at, endedWhy: _why, ...rest } = one;
      const back = { ...rest, signal, lastSeenAt: this.#at } as unknown as T;
      return { from: one, contradiction: back, events: ['returned'] };
    }
    if (!this.#isPresent(one)) {
      return this.#ended(one, 'decidedAgain');
    }
    if (!signal) {
      return this.#silent.has(key)
        ? this.#ignored(one, one, [])
        : this.#ended(one, endOf(one.questionId));
    }
    const seen = { ...one, signal, lastSeenAt: this.#at };
    const { contradiction, events } = this.#opened(seen);
    return this.#ignored(one, contradiction, [...events, 'seen']);
  }

  #ended(one: T, endedWhy: ContradictionEnd) {
    return {
      from: one,
      contradiction: { ...one, endedAt: this.#at, endedWhy },
      events: ['ended' as const],
    };
  }

  #opened<U extends KeptContradiction>(
    one: U,
  ): { contradiction: U; events: ContradictionEvent[] } {
    const isDue =
      !one.openedAt && this.#persistsFrom(one) <= this.#input.now.getTime();
    return isDue
      ? { contradiction: { ...one, openedAt: this.#at }, events: ['opened'] }
      : { contradiction: one, events: [] };
  }

  #ignored(from: T, one: T, events: ContradictionEvent[]) {
    const until = this.#waitedUntil(one);
    if (until !== undefined && until <= this.#input.now.getTime()) {
      return {
        from,
        contradiction: { ...one, escalatedAt: this.#at },
        events: [...events, 'ignored' as const],
      };
    }
    return events.length ? { from, contradiction: one, events } : undefined;
  }

  /** What was withdrawn had a grace already, or was not safe; what else a signal says may flicker. */
  #persistsFrom({ since, signal: { vouchingEnd } }: KeptContradiction): number {
    const isSure = vouchingEnd !== undefined && vouchingEnd !== 'apart';
    return Date.parse(since) + (isSure ? 0 : this.#input.persistDays * DAY_MS);
  }

  /** When the window of an open one without a response is over. */
  #waitedUntil(one: KeptContradiction): number | undefined {
    const { openedAt, escalatedAt, response, look } = one;
    if (!openedAt || escalatedAt) {
      return undefined;
    }
    const { timeZone } = this.#input;
    const dueOn = responseDueOn({ openedAt, response, look }, this.#input);
    return dueOn === undefined
      ? undefined
      : startOfDay(addDays(dueOn, 1), timeZone).getTime();
  }

  #nextLook(all: KeptContradiction[]): string {
    const { now } = this.#input;
    const instants = all
      .filter(({ endedAt }) => !endedAt)
      .flatMap(one => [
        ...(one.openedAt ? [] : [this.#persistsFrom(one)]),
        ...[this.#waitedUntil(one)].filter(at => at !== undefined),
      ])
      .filter(at => at > now.getTime());
    return new Date(
      Math.min(now.getTime() + DAY_MS, ...instants),
    ).toISOString();
  }
}

/**
 * What becomes of contradictions with a look at the signals: one has to last before somebody is asked, ends by itself when its
 * signal agrees, comes back unasked when that flickers, and is told further when nobody says anything.
 *
 * @internal
 */
export function followContradictions<T extends KeptContradiction>(
  input: FollowInput<T>,
): Followed<T> {
  return new ContradictionWalk(input).follow();
}
