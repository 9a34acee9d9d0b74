import { OrrClock } from '../../clock/orrClock';
import { SourceError } from '../SourceError';
import { RateLimit } from './RateLimit';

const MINUTE_MS = 60_000;
/** So many failures in a row and a host is left alone for a while. */
const FAILURES = 5;
const MOST_MINUTES = 60;
/** A host that names a later instant than that is not believed. */
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;
/** What is left of a limit for everybody else who uses the same token. */
const HEADROOM = 0.2;
/** Not everybody who waits for a new window asks in its first moment. */
const JITTER_MS = 10_000;

/** 1, 2, 4 … 60 minutes. */
function backOffMs(times: number): number {
  return Math.min(MOST_MINUTES, 2 ** (times - 1)) * MINUTE_MS;
}

/**
 * What all requests to one host share: one at a time, none before the host wants to be asked again, and none for a while where it
 * does not work.
 *
 * @public
 */
export class HostGate {
  readonly #clock: OrrClock;
  readonly #random: () => number;
  #last: Promise<unknown> = Promise.resolve();
  #waitUntil: Date | undefined;
  #closedUntil: Date | undefined;
  #failures = 0;
  #refusals = 0;

  constructor(options: {
    clock: OrrClock;
    /** Between 0 and 1; the machine’s own where absent. */
    random?: () => number;
  }) {
    this.#clock = options.clock;
    this.#random = options.random ?? Math.random;
  }

  /**
   * Runs the work when everything that came before has ended. Where the signal is aborted before its turn, it never runs, and who
   * waits is told at once, with the reason of the signal.
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    let hasBegun = false;
    const turn = this.#last.then(() => {
      signal?.throwIfAborted();
      hasBegun = true;
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return new Promise<T>((resolve, reject) => {
      const giveUp = () => !hasBegun && reject(signal!.reason);
      signal?.addEventListener('abort', giveUp, { once: true });
      turn
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', giveUp));
    });
  }

  /** A SourceError where the host is not to be asked now. */
  requireOpen(title: string): void {
    const now = this.#clock.now();
    if (this.#waitUntil && this.#waitUntil > now) {
      throw new SourceError(
        'rate-limited',
        `${title} asks the portal to wait before it asks again.`,
        { retryAt: this.#waitUntil },
      );
    }
    if (this.#closedUntil && this.#closedUntil > now) {
      throw new SourceError(
        'unavailable',
        `${title} did not work the last times; the portal tries again later.`,
        { retryAt: this.#closedUntil },
      );
    }
  }

  /** Nobody asks before that, but for an instant that is more than a day away. */
  waitUntil(instant: Date): void {
    const wanted = this.#believed(instant);
    if (wanted && (!this.#waitUntil || wanted > this.#waitUntil)) {
      this.#waitUntil = wanted;
    }
  }

  /** What the host says is left: where that is little, it is for others, and nobody asks until the window ends. */
  noteLimit({ limit, remaining, resetAt }: RateLimit): void {
    const isLow =
      remaining <= 0 || (limit !== undefined && remaining < limit * HEADROOM);
    if (isLow && resetAt && this.#believed(resetAt)) {
      const jitter = Math.round(this.#random() * JITTER_MS);
      this.waitUntil(new Date(resetAt.getTime() + jitter));
    }
  }

  /** The host asks to wait, until an instant or without naming one. Answers when it may be asked again. */
  noteRefusal(retryAt?: Date): Date {
    this.#works();
    this.#refusals += 1;
    const now = this.#clock.now();
    const isWaiting = this.#waitUntil !== undefined && this.#waitUntil > now;
    if (retryAt && this.#believed(retryAt)) {
      this.waitUntil(retryAt);
    } else if (!isWaiting) {
      this.waitUntil(new Date(now.getTime() + backOffMs(this.#refusals)));
    }
    return this.#waitUntil!;
  }

  /** The host has answered, whatever it said, and does not ask to wait. */
  noteAnswer(): void {
    this.#refusals = 0;
    this.#works();
  }

  /** The host could not be reached, or did not work, for all that was tried; it may say when it will. */
  noteFailure(retryAt?: Date): void {
    this.#failures += 1;
    const now = this.#clock.now().getTime();
    const named = retryAt && this.#believed(retryAt);
    if (this.#failures >= FAILURES) {
      const wait = backOffMs(this.#failures - FAILURES + 1);
      this.#closedUntil = new Date(
        Math.max(now + wait, named?.getTime() ?? now),
      );
    } else if (named) {
      this.#closedUntil = named;
    }
  }

  #works(): void {
    this.#failures = 0;
    this.#closedUntil = undefined;
  }

  /** Something that is no instant, has passed, or lies so far ahead that a clock or a unit must be wrong, says nothing. */
  #believed(instant: Date): Date | undefined {
    const ahead = instant.getTime() - this.#clock.now().getTime();
    return ahead > 0 && ahead <= LONGEST_WAIT_MS ? instant : undefined;
  }
}

/**
 * The gates by host. One of them for all sources of a backend.
 *
 * @public
 */
export class HostGates {
  readonly #options: ConstructorParameters<typeof HostGate>[0];
  readonly #gates = new Map<string, HostGate>();

  constructor(options: {
    clock: OrrClock;
    /** Between 0 and 1; the machine’s own where absent. */
    random?: () => number;
  }) {
    this.#options = options;
  }

  /** The same one for the same host, in upper or lower case. */
  of(host: string): HostGate {
    const key = host.toLocaleLowerCase('en-US');
    let gate = this.#gates.get(key);
    if (!gate) {
      gate = new HostGate(this.#options);
      this.#gates.set(key, gate);
    }
    return gate;
  }
}
