import { OrrClock } from 'backstage-plugin-orr-node';

/** A clock that stands where it was put and only ever moves on. @internal */
export class ReplayClock implements OrrClock {
  #now: Date;

  constructor(start: Date) {
    this.#now = start;
  }

  now(): Date {
    return this.#now;
  }

  /** An instant that has passed already is left where it was: nothing happens before what came earlier. */
  moveTo(instant: Date): void {
    if (instant > this.#now) {
      this.#now = instant;
    }
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}
