import { STANDINGS, UNMET_STATES } from 'backstage-plugin-orr-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import {
  OrganisationEvent,
  RandomOrganisation,
} from '../__testUtils__/RandomOrganisation';
import { expectKeptAsRows } from '../__testUtils__/expectKeptAsRows';
import { keptGaps, recountGaps } from '../__testUtils__/recountGaps';
import {
  CountedCells,
  keptRollUps,
  recountRollUps,
} from '../__testUtils__/recountRollUps';
import { DatabaseRollUpStore } from './DatabaseRollUpStore';

jest.setTimeout(300_000);

const databases = createTestDatabases();

/** 10,000 events and more in all; PostgreSQL takes longer for each. */
const RUNS = { SQLITE_3: 38, POSTGRES_18: 12 } as Record<string, number>;
const EVENTS_OF_RUN = 210;

type Step =
  | OrganisationEvent
  | { type: 'fold'; limit: number }
  | { type: 'rebuild' };

const index = (max: number) => fc.integer({ min: 0, max });
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const is = <T extends string>(type: T) => fc.constant(type);

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: is('entity'),
      entity: index(9),
      owners: fc.uniqueArray(index(5), { maxLength: 3 }),
      tier: optional(fc.constantFrom('tier-1', 'tier-2')),
      system: optional(index(2)),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: is('judged'),
      entity: index(9),
      checklist: index(2),
      standing: fc.constantFrom(...STANDINGS),
      place: fc.constantFrom(
        'covered' as const,
        'uncovered' as const,
        'exempt' as const,
        'outOfScope' as const,
      ),
      decided: fc.boolean(),
      gaps: fc.uniqueArray(
        fc.record({
          question: index(4),
          state: fc.constantFrom(...UNMET_STATES),
          level: fc.constantFrom('HIGH' as const, 'UNANSWERED' as const),
        }),
        { maxLength: 3, selector: ({ question }) => question },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: is('group'),
      group: index(5),
      parent: optional(index(5)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: is('system'),
      system: index(2),
      domain: optional(index(1)),
      owner: optional(index(5)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: is('systemGone'), system: index(2) }),
  },
  { weight: 2, arbitrary: fc.record({ type: is('gone'), entity: index(9) }) },
  { weight: 1, arbitrary: fc.record({ type: is('purge') }) },
  { weight: 1, arbitrary: fc.record({ type: is('dayPasses') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: is('fold'),
      limit: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: is('rebuild') }) },
);

/** How many counts there are where section, area, level and state do not tell them apart. */
const sumsOf = (open: CountedCells) =>
  new Set(
    Object.keys(open).map(key => key.split(' | ').slice(0, 3).join(' | ')),
  ).size;

describe.each(databases.eachSupportedId())('kept counts on %s', databaseId => {
  let knex: Knex;
  let rollUps: DatabaseRollUpStore;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    rollUps = new DatabaseRollUpStore(knex);
  });
  afterAll(() => knex.destroy());

  const step = (organisation: RandomOrganisation, limit: number) => ({
    now: organisation.now,
    limit,
    timeZone: 'UTC',
  });

  async function take(organisation: RandomOrganisation, next: Step) {
    if (next.type === 'fold') {
      await rollUps.foldDue(step(organisation, next.limit));
    } else if (next.type === 'rebuild') {
      await rollUps.beginRebuild({
        now: organisation.now,
        userRef: 'user:default/ines',
      });
      await rollUps.rebuildSome(step(organisation, 4));
    } else {
      await organisation.happen(next);
    }
  }

  async function drain(organisation: RandomOrganisation) {
    while ((await rollUps.foldDue(step(organisation, 50))) === 50) {
      // Until nothing is due.
    }
  }

  it('equal a recomputation from scratch after whatever has happened', async () => {
    const first = new RandomOrganisation(knex);
    await first.begin();
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryStep, {
          minLength: EVENTS_OF_RUN,
          maxLength: EVENTS_OF_RUN,
        }),
        async steps => {
          const organisation = new RandomOrganisation(knex);
          await organisation.reset();
          for (const next of steps) {
            await take(organisation, next);
          }
          await drain(organisation);

          const recounted = await recountRollUps(knex);
          expect(await keptRollUps(knex)).toEqual(recounted);
          const open = await recountGaps(knex);
          expect(await keptGaps(knex)).toEqual(open);
          await expectKeptAsRows(knex);
          // This compares the history of counts, too.
          expect(await rollUps.check(organisation.now)).toMatchObject({
            differences: 0,
            compared: Object.keys(recounted).length + sumsOf(open),
          });
          while (await rollUps.rebuildSome(step(organisation, 4))) {
            // Until a rebuild that was begun is done.
          }
          await rollUps.deleteReplaced();
          expect(await keptRollUps(knex)).toEqual(recounted);
          expect(await keptGaps(knex)).toEqual(open);
          expect(await rollUps.check(organisation.now)).toMatchObject({
            differences: 0,
          });
        },
      ),
      // To look for a smaller example takes longer than all the rest of the suite.
      { numRuns: RUNS[databaseId], endOnFailure: true },
    );
  });
});
