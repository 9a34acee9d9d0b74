import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { serveCalls } from '../load/childCalls';
import type { LoadPerson } from '../load/createPeople';
import { Person } from '../load/Person';
import { Answered, Reader } from './Reader';
import { DEEP } from './scenarios';

/** Between two requests of a client, half of it more or less. */
const STEP_MS = 500;
const PAGE = 200;

let readers: Reader[] = [];
const deep = new WeakMap<Reader, string>();

async function pause(): Promise<void> {
  await delay(STEP_MS * (0.5 + Math.random()));
}

/** A cursor is for one viewer alone. */
async function cursorAt(reader: Reader, rows: number): Promise<string> {
  let left = rows;
  let cursor: string | undefined;
  while (left > 0) {
    const limit = Math.min(left, PAGE);
    const query = new URLSearchParams({
      limit: String(limit),
      ...(cursor && { cursor }),
    });
    const page = await reader.readJson(`/readiness?${query}`);
    if (!page.nextCursor) {
      break;
    }
    cursor = page.nextCursor;
    left -= limit;
  }
  if (!cursor) {
    throw new Error('The list has one page only');
  }
  return cursor;
}

const calls = {
  async begin(input: { baseUrl: string; userRefs: string[] }): Promise<void> {
    readers = [];
    for (const userRef of input.userRefs) {
      const reader = new Reader(input.baseUrl);
      await reader.signIn(userRef);
      readers.push(reader);
    }
  },

  /** Gives everybody a cursor of their own, about so many rows into the list. */
  async goDeep(rows: number): Promise<void> {
    for (const reader of readers) {
      deep.set(reader, encodeURIComponent(await cursorAt(reader, rows)));
    }
  },

  /**
   * So many clients read these paths in turn, and the floor in between. What was begun before the warm-up ended does not
   * count, and it begins when each has had a first answer, all of which are asked for at once.
   */
  async read(input: {
    paths: string[];
    clients: number;
    seconds: number;
    warmUpSeconds: number;
  }): Promise<{
    first: Answered[];
    answers: Answered[];
    floor: number[];
    perSecond: number;
  }> {
    const reading = Array.from(
      { length: input.clients },
      (_, index) => readers[index % readers.length],
    );
    let run = 0;
    const readNext = (reader: Reader) => {
      const path = input.paths[run++ % input.paths.length];
      return reader.read(path.replace(DEEP, deep.get(reader) ?? ''));
    };
    const first = await Promise.all(reading.map(readNext));
    const countsFrom = performance.now() + input.warmUpSeconds * 1_000;
    const until = countsFrom + input.seconds * 1_000;
    const answers: Answered[] = [];
    const floor: number[] = [];
    const work = async (reader: Reader) => {
      await delay(STEP_MS * Math.random());
      while (performance.now() < until) {
        const counts = performance.now() >= countsFrom;
        const answer = await readNext(reader);
        await pause();
        const least = await reader.askFloor();
        if (counts) {
          answers.push(answer);
          floor.push(least.milliseconds);
        }
        await pause();
      }
    };
    await Promise.all(reading.map(work));
    return { first, answers, floor, perSecond: answers.length / input.seconds };
  },

  /** So many people, each with a review of their own, save one answer after the other, and ask the floor in between. */
  async save(input: {
    baseUrl: string;
    people: LoadPerson[];
    seconds: number;
    warmUpSeconds: number;
  }): Promise<{ saves: number[]; floor: number[] }> {
    const people = input.people.map(about => new Person(input.baseUrl, about));
    for (const person of people) {
      await person.begin();
    }
    const countsFrom = performance.now() + input.warmUpSeconds * 1_000;
    const until = countsFrom + input.seconds * 1_000;
    const saves: number[] = [];
    const floor: number[] = [];
    const timed = async (kept: number[], act: () => Promise<void>) => {
      const startedAt = performance.now();
      await act();
      if (startedAt >= countsFrom) {
        kept.push(performance.now() - startedAt);
      }
      await pause();
    };
    await Promise.all(
      people.map(async person => {
        await delay(STEP_MS * Math.random());
        while (performance.now() < until) {
          await timed(saves, () => person.save());
          await timed(floor, () => person.askFloor());
        }
      }),
    );
    return { saves, floor };
  },

  /** One request after the other, for what is too large to be asked for by many. */
  async readOnce(input: { path: string; runs: number }): Promise<Answered[]> {
    const answers: Answered[] = [];
    for (let run = 0; run < input.runs; run += 1) {
      answers.push(await readers[0].read(input.path));
    }
    return answers;
  },
};

const peerCalls = {
  /** The same pace as for ours: so many clients read the report of one entity after the other. */
  async readPeerReports(input: {
    checks: string[];
    names: string[];
    clients: number;
    seconds: number;
    warmUpSeconds: number;
  }): Promise<Answered[]> {
    const countsFrom = performance.now() + input.warmUpSeconds * 1_000;
    const until = countsFrom + input.seconds * 1_000;
    const answers: Answered[] = [];
    let run = 0;
    const work = async (reader: Reader) => {
      await delay(STEP_MS * Math.random());
      while (performance.now() < until) {
        const counts = performance.now() >= countsFrom;
        const name = input.names[run++ % input.names.length];
        const answer = await reader.runPeerChecks(input.checks, name);
        if (counts) {
          answers.push(answer);
        }
        await pause();
      }
    };
    await Promise.all(
      Array.from({ length: input.clients }, (_, index) =>
        work(readers[index % readers.length]),
      ),
    );
    return answers;
  },

  /** The report of all entities, which so many ask for at once, each so many times. */
  async readPeerBoards(input: {
    checks: string[];
    clients: number;
    runs: number;
  }): Promise<Answered[]> {
    const work = async (reader: Reader) => {
      const answers: Answered[] = [];
      for (let run = 0; run < input.runs; run += 1) {
        answers.push(await reader.runPeerChecks(input.checks));
      }
      return answers;
    };
    const ofEach = await Promise.all(
      Array.from({ length: input.clients }, (_, index) =>
        work(readers[index % readers.length]),
      ),
    );
    return ofEach.flat();
  },
};

/** Only of the comparison with the peer. */
export type PeerCalls = typeof peerCalls;
export type ReadingCalls = typeof calls;

serveCalls({ ...calls, ...peerCalls });
