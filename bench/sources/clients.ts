import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { ToldDeployment } from 'backstage-plugin-orr-common';
import { serveCalls } from '../load/childCalls';
import { LoadPerson } from '../load/createPeople';
import { Person } from '../load/Person';

const DAY_MS = 86_400_000;
/** All of them within the time that is measured. */
const LAST_DAYS = 28;
/** Between two steps of a person, half of it more or less. */
const STEP_MS = 500;
const SETTLED_AT_LAST_MS = 120_000;

/** How long each request took, in milliseconds. */
export interface ReadLatencies {
  health: number[];
  floor: number[];
}

let people: Person[] = [];
let told = 0;

/** One attempt after the other, one in ten of them failed, over the last weeks. */
function attempt(entityRef: string): ToldDeployment {
  told += 1;
  const ended =
    Date.now() - ((told * 7_919) % 10_000) * 1e-4 * LAST_DAYS * DAY_MS;
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    entityRefs: [entityRef],
    id: `attempt-${told}`,
    environment: 'production',
    outcome: told % 10 ? 'succeeded' : 'failed',
    startedAt: at(ended - 240_000),
    finishedAt: at(ended),
    revision: told.toString(16).padStart(40, '0'),
    url: `https://ci.example.org/runs/${told}`,
  };
}

async function tell(
  { baseUrl, token }: { baseUrl: string; token: string },
  deployments: ToldDeployment[],
): Promise<void> {
  const response = await fetch(`${baseUrl}/api/orr/deployments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ deployments }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`Telling was answered ${response.status}: ${text}`);
  }
}

const calls = {
  async begin(input: { baseUrl: string; people: LoadPerson[] }): Promise<void> {
    people = input.people.map(about => new Person(input.baseUrl, about));
    for (const person of people) {
      await person.begin();
    }
  },

  /** Waits until all that was told is in the numbers. */
  async settled(input: { entity: LoadPerson['entity'] }): Promise<void> {
    const deadline = Date.now() + SETTLED_AT_LAST_MS;
    while ((await people[0].readHealth(input.entity)).isStale) {
      if (Date.now() > deadline) {
        throw new Error('What was told does not come to be computed');
      }
      await delay(STEP_MS);
    }
  },

  /** Some pipelines tell one batch after the other, of one entity after the other. */
  async ingest(input: {
    baseUrl: string;
    token: string;
    entityRefs: string[];
    pipelines: number;
    batch: number;
    /** Ends after so many seconds, or after so many deployments. */
    seconds?: number;
    count?: number;
  }): Promise<{ deployments: number; seconds: number; batches: number[] }> {
    const startedAt = performance.now();
    const batches: number[] = [];
    let deployments = 0;
    let next = 0;
    const nextBatch = () =>
      Array.from({ length: input.batch }, () =>
        attempt(input.entityRefs[next++ % input.entityRefs.length]),
      );
    const isOver = () =>
      input.count === undefined
        ? performance.now() - startedAt >= input.seconds! * 1_000
        : deployments >= input.count;
    const pipeline = async () => {
      while (!isOver()) {
        const items = nextBatch();
        deployments += items.length;
        const sentAt = performance.now();
        await tell(input, items);
        batches.push(performance.now() - sentAt);
      }
    };
    await Promise.all(Array.from({ length: input.pipelines }, pipeline));
    const seconds = (performance.now() - startedAt) / 1_000;
    return { deployments, seconds, batches };
  },

  /** Everybody reads how one entity fares, and asks the floor in between. */
  async read(input: {
    entity: LoadPerson['entity'];
    seconds: number;
    warmUpSeconds: number;
  }): Promise<ReadLatencies & { n: number }> {
    const countsFrom = performance.now() + input.warmUpSeconds * 1_000;
    const until = countsFrom + input.seconds * 1_000;
    const latencies: ReadLatencies = { health: [], floor: [] };
    let n = 0;
    const timed = async (
      name: keyof ReadLatencies,
      ask: () => Promise<void>,
    ) => {
      const startedAt = performance.now();
      await ask();
      if (startedAt >= countsFrom) {
        latencies[name].push(performance.now() - startedAt);
      }
      await delay(STEP_MS * (0.5 + Math.random()));
    };
    const readHealth = async (person: Person) => {
      const { tiers } = await person.readHealth(input.entity);
      n = Object.values(tiers[0].health.counts).reduce((a, b) => a + b, 0);
    };
    const work = async (person: Person) => {
      await delay(STEP_MS * Math.random());
      while (performance.now() < until) {
        await timed('health', () => readHealth(person));
        await timed('floor', () => person.askFloor());
      }
    };
    await Promise.all(people.map(work));
    return { ...latencies, n };
  },
};

export type SourceClientCalls = typeof calls;

serveCalls(calls);
