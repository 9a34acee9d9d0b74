import { DeployState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createTestPortal } from '../../__testUtils__/createTestPortal';
import { ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { CostlyCounts } from '../visibility/CostlyCounts';
import { UnchangedCounts } from '../visibility/UnchangedCounts';
import { StandingTotals } from './StandingTotals';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const EVERYTHING: VisibilityFilter = { type: 'everything' };
const ofTom = (column: 'participant' | 'owner'): VisibilityFilter => ({
  type: 'column',
  column,
  values: ['user:default/tom'],
});

describe.each(databases.eachSupportedId())('StandingTotals on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  beforeEach(async () => {
    knex = await databases.init(id);
    portal = await createTestPortal(knex);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  /** On a machine on which every count takes its time. */
  function totals() {
    let milliseconds = 0;
    const { readinessList, rollUps } = portal.stores;
    const counted = jest.spyOn(readinessList, 'countStandings');
    const exactCounts = new UnchangedCounts(
      new CostlyCounts({
        clock: portal.clock,
        rollUps,
        stopwatch: () => (milliseconds += 20),
        tooCostlyMs: Infinity,
      }),
    );
    return {
      counted,
      count: (visibility = EVERYTHING, change = {}) =>
        new StandingTotals({ exactCounts, readinessList }).count({
          visibility,
          ...change,
        }),
    };
  }

  it('are counted anew as soon as a standing has changed, and not before', async () => {
    const { count, counted } = totals();
    for (let time = 0; time < 5; time += 1) {
      expect(await count()).toMatchObject({ neverReviewed: 1 });
    }
    // Once to learn that it takes its time, once after that.
    expect(counted).toHaveBeenCalledTimes(2);
    const story = new ReviewStory(portal.services);
    await story.submitted();
    await story.decide({ outcome: 'noGo', conditions: [] });
    expect(await count()).toMatchObject({ notReady: 1 });
    expect(await count()).not.toHaveProperty('neverReviewed');
    expect(counted).toHaveBeenCalledTimes(3);
    // What is folded into kept counts meanwhile is no change.
    expect(
      await portal.stores.rollUps.foldDue({
        now: portal.clock.now(),
        limit: 1_000,
        timeZone: 'UTC',
      }),
    ).toBeGreaterThan(0);
    expect(await count()).toMatchObject({ notReady: 1 });
    expect(counted).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['whoever takes part in reviews sees more', ofTom('participant')],
    [
      'that stands among other conditions',
      {
        type: 'any' as const,
        filters: [
          ofTom('owner'),
          { type: 'not' as const, filter: ofTom('participant') },
        ],
      },
    ],
  ])(
    'are counted each time where %s: no entity changes with it',
    async (_, visibility) => {
      const { count, counted } = totals();
      for (let time = 0; time < 4; time += 1) {
        await count(visibility);
      }
      expect(counted).toHaveBeenCalledTimes(4);
    },
  );

  it('are counted anew once deployments fare differently, and not when they were only looked at', async () => {
    const { deployHealth } = portal.stores;
    const { id: entityId } = await knex('entity')
      .where('headline', 'neverReviewed')
      .first('id');
    const now = portal.clock.now();
    const computed = { health: {}, computedAt: now.toISOString() };
    const compute = async (state: DeployState) => {
      await knex.transaction(trx => deployHealth.markDue(trx, [entityId], now));
      const [due] = await deployHealth.listDue({ now, limit: 1 });
      await deployHealth.put(due, {
        ...computed,
        state,
        dueAt: '2099-01-01T00:00:00.000Z',
      });
    };
    const { count, counted } = totals();
    const amiss = { deployStates: ['attention' as const] };
    const told = [];
    for (const state of ['none', 'steady', 'attention', 'attention'] as const) {
      await compute(state);
      told.push((await count(EVERYTHING, amiss)).neverReviewed);
      told.push((await count(EVERYTHING, amiss)).neverReviewed);
    }
    expect(told).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      1,
      1,
      1,
      1,
    ]);
    // Twice to learn that it takes its time, and once after each of the two changes.
    expect(counted).toHaveBeenCalledTimes(4);
  });

  it('are counted anew once the catalog told that somebody sees something else', async () => {
    const { count, counted } = totals();
    const sees = (uids: string[], minute: number) =>
      portal.stores.visibleSets.replace({
        setKey: 'some',
        uids,
        expiresAt: `2026-03-02T09:0${minute}:00.000Z`,
      });
    await sees([], 1);
    const some: VisibilityFilter = { type: 'visibleSet', setKey: 'some' };
    for (let minute = 2; minute < 5; minute += 1) {
      expect(await count(some)).toEqual({});
      await sees([], minute);
    }
    expect(counted).toHaveBeenCalledTimes(2);
    await sees(['uid-1'], 5);
    expect(await count(some)).toMatchObject({ neverReviewed: 1 });
    await sees([], 6);
    expect(await count(some)).toEqual({});
  });

  it('are the same whatever standing the list is narrowed to', async () => {
    const { count, counted } = totals();
    const all = await count();
    await count();
    expect(await count(EVERYTHING, { standings: ['ready'] })).toEqual(all);
    expect(counted).toHaveBeenCalledTimes(2);
  });
});
