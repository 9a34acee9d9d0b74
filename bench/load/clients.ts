import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { serveCalls } from './childCalls';
import { LoadPerson } from './createPeople';
import { Person } from './Person';

/** Between two steps of a person, half of it more or less; a save and a floor request make a round of two steps. */
const STEP_MS = 1_000;
/** Between two openings of the tab. */
const TAB_MS = 20_000;

/** How long each request took, in milliseconds. */
export interface Latencies {
  save: number[];
  floor: number[];
  tab: number[];
}

let people: Person[] = [];

/** Half of it to one and a half of it, so that people do not march in step. */
const around = (milliseconds: number) => milliseconds * (0.5 + Math.random());

/** All that these people do until then; only what begins after the warm-up is taken down. */
class Crowd {
  readonly latencies: Latencies = { save: [], floor: [], tab: [] };
  readonly #countsFrom: number;
  readonly #until: number;

  constructor(options: { warmUpSeconds: number; seconds: number }) {
    this.#countsFrom = performance.now() + options.warmUpSeconds * 1_000;
    this.#until = this.#countsFrom + options.seconds * 1_000;
  }

  async run(): Promise<Latencies> {
    await Promise.all(
      people.flatMap(person => [this.#answer(person), this.#lookAt(person)]),
    );
    return this.latencies;
  }

  /** A save every two seconds, and a request to the floor between each two. */
  async #answer(person: Person): Promise<void> {
    await delay(2 * STEP_MS * Math.random());
    while (performance.now() < this.#until) {
      await this.#timed('save', () => person.save());
      await delay(around(STEP_MS));
      await this.#timed('floor', () => person.askFloor());
      await delay(around(STEP_MS));
    }
  }

  async #lookAt(person: Person): Promise<void> {
    await delay(Math.min(TAB_MS * Math.random(), this.#left()));
    while (performance.now() < this.#until) {
      await this.#timed('tab', () => person.openTab());
      await delay(Math.min(around(TAB_MS), this.#left()));
    }
  }

  #left(): number {
    return Math.max(0, this.#until - performance.now());
  }

  async #timed(
    name: keyof Latencies,
    send: () => Promise<void>,
  ): Promise<void> {
    const startedAt = performance.now();
    await send();
    if (startedAt >= this.#countsFrom) {
      this.latencies[name].push(performance.now() - startedAt);
    }
  }
}

const calls = {
  /** Signs everybody in, each with a review of their own. */
  async begin(input: { baseUrl: string; people: LoadPerson[] }): Promise<void> {
    people = input.people.map(about => new Person(input.baseUrl, about));
    for (const person of people) {
      await person.begin();
    }
  },

  async run(input: {
    warmUpSeconds: number;
    seconds: number;
  }): Promise<Latencies> {
    return new Crowd(input).run();
  },
};

export type ClientCalls = typeof calls;

serveCalls(calls);
