import { InputError } from '@backstage/errors';
import type { OrrClock } from 'backstage-plugin-orr-node';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/**
 * Runs like the machine's clock, ahead of it by what it was moved. It never goes back: what was stored would then lie
 * in the future.
 *
 * @internal
 */
export class MovableClock implements OrrClock {
  readonly #machine: OrrClock;
  #aheadMs = 0;

  constructor(machine: OrrClock = { now: () => new Date() }) {
    this.#machine = machine;
  }

  now(): Date {
    return new Date(this.#machine.now().getTime() + this.#aheadMs);
  }

  advanceDays(days: number): void {
    this.#aheadMs += days * DAY_IN_MS;
  }

  moveTo(instant: Date): void {
    const now = this.now();
    if (instant < now) {
      throw new InputError(
        `The demo clock only moves forward: it is ${now.toISOString()}, asked for was ${instant.toISOString()}`,
      );
    }
    this.#aheadMs += instant.getTime() - now.getTime();
  }
}
