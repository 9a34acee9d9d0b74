import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { RandomOrganisation } from '../__testUtils__/RandomOrganisation';
import { keptGaps, recountGaps } from '../__testUtils__/recountGaps';
import { keptRollUps, recountRollUps } from '../__testUtils__/recountRollUps';
import { DatabaseRollUpStore } from './DatabaseRollUpStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const INES = 'user:default/ines';

describe.each(databases.eachSupportedId())('kept counts on %s', databaseId => {
  let knex: Knex;
  let rollUps: DatabaseRollUpStore;
  let organisation: RandomOrganisation;
  const step = (limit = 100) => ({
    now: organisation.now,
    limit,
    timeZone: 'UTC',
  });

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    rollUps = new DatabaseRollUpStore(knex);
    await new RandomOrganisation(knex).begin();
  });
  beforeEach(async () => {
    organisation = new RandomOrganisation(knex);
    await organisation.reset();
    await organisation.happen({ type: 'group', group: 0 });
    await organisation.happen({ type: 'group', group: 1, parent: 0 });
    for (let entity = 0; entity < 6; entity += 1) {
      await organisation.happen({
        type: 'entity',
        entity,
        owners: [entity % 2],
        tier: 'tier-1',
      });
    }
  });
  afterAll(() => knex?.destroy());

  async function rebuild() {
    await rollUps.beginRebuild({ now: organisation.now, userRef: INES });
    while (await rollUps.rebuildSome(step(2))) {
      // Until it is done.
    }
  }

  it('say how much waits, and when nothing did', async () => {
    const before = await rollUps.getState();
    expect(before.due).toBeGreaterThanOrEqual(8);
    expect(before.drainedAt).toBeUndefined();

    await rollUps.foldDue(step());

    expect(await rollUps.getState()).toMatchObject({
      due: 0,
      drainedAt: organisation.now.toISOString(),
      keptSince: '2026-03-01',
    });
  });

  it('are folded by two workers at once as by one', async () => {
    const work = async () => {
      while (await rollUps.foldDue(step(2))) {
        // Until nothing is due.
      }
    };
    const write = async () => {
      for (let entity = 0; entity < 6; entity += 1) {
        await organisation.happen({
          type: 'judged',
          entity,
          checklist: 0,
          standing: 'ready',
          place: 'covered',
        });
      }
    };

    await Promise.all([work(), work(), write()]);
    await work();

    expect(await keptRollUps(knex)).toEqual(await recountRollUps(knex));
  });

  it('are found wrong where they were changed by hand, and repaired', async () => {
    await rollUps.foldDue(step());
    const right = await keptRollUps(knex);
    await knex('rollup_cell')
      .where({ scope_kind: 'group', scope_ref: 'group:default/g0' })
      .update({ entities: 99 });
    await knex('rollup_folded')
      .where(
        'entity_id',
        knex('entity').where('entity_ref', 'component:default/e1').select('id'),
      )
      .delete();
    await knex('rollup_day').where('scope_kind', 'all').delete();

    const check = await rollUps.check(organisation.now);

    expect(check.differences).toBe(2);
    expect(check.examples).toEqual([
      expect.objectContaining({
        scope: 'group group:default/g0',
        kept: 99,
        computed: 6,
      }),
      expect.objectContaining({
        scope: 'days of all',
        kept: 0,
        computed: 6,
      }),
    ]);
    expect((await rollUps.getState()).lastCheck).toEqual(check);

    await rebuild();
    await rollUps.deleteReplaced();

    expect(await keptRollUps(knex)).toEqual(right);
    expect(await rollUps.check(organisation.now)).toMatchObject({
      differences: 0,
    });
    expect(await knex('rollup_cell').where({ generation: 1 })).toEqual([]);
  });

  it('of what is open are found wrong and repaired like them', async () => {
    await organisation.happen({
      type: 'judged',
      entity: 1,
      checklist: 0,
      standing: 'notReady',
      place: 'uncovered',
      decided: true,
      gaps: [{ question: 3, state: 'open', level: 'HIGH' }],
    });
    await rollUps.foldDue(step());
    const right = await keptGaps(knex);
    expect(right).toEqual(await recountGaps(knex));
    expect(
      right['group group:default/g0 | c0 | openArea | Area 0 |  |  | false'],
    ).toBe(1);
    await knex('rollup_gap')
      .where({ scope_kind: 'group', counted: 'section' })
      .update({ count: 5 });

    const check = await rollUps.check(organisation.now);

    expect(check.examples).toEqual(
      ['g0', 'g1'].map(name => ({
        scope: `questions of group group:default/${name}`,
        checklistId: 'c0',
        standing: 'section',
        kept: 5,
        computed: 1,
      })),
    );

    await rebuild();
    await rollUps.deleteReplaced();

    expect(await keptGaps(knex)).toEqual(right);
    expect(await rollUps.check(organisation.now)).toMatchObject({
      differences: 0,
    });
    expect(await knex('rollup_gap').where({ generation: 1 })).toEqual([]);
  });

  it('are shown as they were until a rebuild is done, and follow changes meanwhile', async () => {
    await rollUps.foldDue(step());
    await rollUps.beginRebuild({ now: organisation.now, userRef: INES });
    await rollUps.rebuildSome(step(4));
    expect((await rollUps.getState()).rebuild).toEqual({
      startedAt: organisation.now.toISOString(),
      startedBy: INES,
      done: 4,
    });
    for (let entity = 0; entity < 6; entity += 1) {
      await organisation.happen({
        type: 'entity',
        entity,
        owners: [1],
        tier: 'tier-2',
      });
    }
    await rollUps.foldDue(step());
    const recounted = await recountRollUps(knex);
    expect(await keptRollUps(knex)).toEqual(recounted);

    // Asked for again, it goes on.
    await rebuild();

    expect(await keptRollUps(knex)).toEqual(recounted);
    expect((await rollUps.getState()).rebuild).toBeUndefined();
    expect(await rollUps.check(organisation.now)).toMatchObject({
      differences: 0,
    });
  });

  it('are not found wrong for what is still to be counted', async () => {
    await rollUps.foldDue(step());
    await organisation.happen({ type: 'gone', entity: 1 });
    await organisation.happen({ type: 'group', group: 1 });

    expect(await rollUps.check(organisation.now)).toMatchObject({
      differences: 0,
    });
  });
});
