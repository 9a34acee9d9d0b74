import { OrrClock } from '../../clock/orrClock';
import { SourceError } from '../SourceError';

const MINUTE_MS = 60_000;
/** So many failures in a row and a host is left alone for a while. */
const FAILURES = 5;
const MOST_MINUTES = 60;

/**
 * What all requests to one host share: one at a time, none before the host wants to be asked again, and none for a while where it
 * does not work.
 *
 * @public
 */
export class HostGate {
  readonly #clock: OrrClock;
  #last: Promise<unknown> = Promise.resolve();
  #waitUntil: Date | undefined;
  #closedUntil: Date | undefined;
  #failures = 0;

  constructor(options: { clock: OrrClock }) {
    this.#clock = options.clock;
  }

  /** Runs the work when everything that came before has ended. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
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

  /** Nobody asks before that. */
  waitUntil(instant: Date): void {
    if (!this.#waitUntil || instant > this.#waitUntil) {
      this.#waitUntil = instant;
    }
  }

  /** The host has answered, whatever it said. */
  noteAnswer(): void {
    this.#failures = 0;
    this.#closedUntil = undefined;
  }

  /** The host could not be reached, or did not work, for all that was tried. */
  noteFailure(): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES) {
      const minutes = Math.min(MOST_MINUTES, 2 ** (this.#failures - FAILURES));
      this.#closedUntil = new Date(
        this.#clock.now().getTime() + minutes * MINUTE_MS,
      );
    }
  }
}

/**
 * The gates by host. One of them for all sources of a backend.
 *
 * @public
 */
export class HostGates {
  readonly #clock: OrrClock;
  readonly #gates = new Map<string, HostGate>();

  constructor(options: { clock: OrrClock }) {
    this.#clock = options.clock;
  }

  /** The same one for the same host. */
  of(host: string): HostGate {
    let gate = this.#gates.get(host);
    if (!gate) {
      gate = new HostGate({ clock: this.#clock });
      this.#gates.set(host, gate);
    }
    return gate;
  }
}
