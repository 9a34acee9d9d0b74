import { OrrClock } from 'backstage-plugin-orr-node';

/** Stands still, so that nothing expires in the middle of a measurement unless it is moved. */
export class BenchClock implements OrrClock {
  #time = Date.now();

  now(): Date {
    return new Date(this.#time);
  }

  move(seconds: number): void {
    this.#time += seconds * 1000;
  }
}
