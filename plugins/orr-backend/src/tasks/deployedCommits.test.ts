import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SourceDeployment, SourceError } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  NADIA,
} from '../__testUtils__/createTestPortal';
import {
  ANNOTATION,
  ScriptedRepository,
  told,
  withSources,
} from '../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { DeployHealthClock } from './DeployHealthClock';
import { DeploymentPurge } from './DeploymentPurge';
import { SourcePoll } from './SourcePoll';

jest.setTimeout(180_000);
const databases = createTestDatabases();

const NOW = '2026-03-02T09:00:00.000Z';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString();

const entityOf = (name: string): Entity => ({
  ...CHECKOUT,
  metadata: {
    ...CHECKOUT.metadata,
    name,
    annotations: { [ANNOTATION]: 'pay' },
  },
});

/** One success a day, the newest first: the revision of a day is its number. */
const days = (count: number): SourceDeployment[] =>
  Array.from({ length: count }, (_, day) =>
    told(`${day}`, {
      revision: `r${day}`,
      startedAt: ago((day + 1) * DAY_MS),
    }),
  );

describe.each(databases.eachSupportedId())('deployed commits on %s', id => {
  const opened: Knex[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(knex => knex.destroy()));
  });

  async function start(names = ['checkout']) {
    const knex = await databases.init(id);
    opened.push(knex);
    const source = new ScriptedRepository();
    source.pageSize = 200;
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: names.map(entityOf) }),
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added: withSources({ deployments: [source] }),
      }),
    });
    const { services, stores, clock, moveTo } = portal;
    await services.entityBinder.runOnce(clock.now());
    let minutes = 0;
    /** A round of the poll, and what follows from it. */
    const round = async () => {
      minutes += 20;
      moveTo(new Date(Date.parse(NOW) + minutes * 60_000).toISOString());
      await new SourcePoll({ ...portal, ...stores, ...services }).runOnce(
        clock.now(),
      );
      await new DeployHealthClock({ ...stores, ...services }).runOnce(
        clock.now(),
      );
    };
    const leadTime = async (name = 'checkout') => {
      const { tiers } =
        await services.deployHealthService.getEntityDeployHealth(
          { entityRef: `component:default/${name}` },
          { credentials: NADIA },
        );
      return tiers[0].health.changeLeadTime;
    };
    return { ...portal, knex, source, round, leadTime };
  }

  it('are asked of each success and the one before it, once, and make the lead time', async () => {
    const { source, round, leadTime } = await start(['checkout', 'basket']);
    const records = days(7);
    records[2] = { ...records[2], outcome: 'failed' };
    source.records.set('pay', records);
    for (const { revision, finishedAt } of records) {
      source.commits.set(revision!, [
        new Date(Date.parse(finishedAt!) - 2 * HOUR_MS).toISOString(),
        new Date(Date.parse(finishedAt!) - 4 * HOUR_MS).toISOString(),
      ]);
    }
    await round();
    expect(await leadTime()).toMatchObject({ state: 'tooLittle', n: 0 });
    await round();
    // What failed brought nothing, and the first has nothing before it.
    expect(source.compared).toEqual([
      'pay r1 r0',
      'pay r3 r1',
      'pay r4 r3',
      'pay r5 r4',
      'pay r6 r5',
    ]);
    for (const name of ['checkout', 'basket']) {
      expect(await leadTime(name)).toEqual({
        state: 'measured',
        value: 3 * HOUR_MS,
        n: 10,
        days: 90,
      });
    }
    await round();
    await round();
    expect(source.compared).toHaveLength(5);
  });

  it('leave everything else as it was where they cannot be had, and are asked for again', async () => {
    const { source, round, leadTime, stores, knex } = await start();
    source.records.set('pay', days(8));
    days(8).forEach(({ revision, finishedAt }) =>
      source.commits.set(revision!, [finishedAt!]),
    );
    source.commits.set('r0', new SourceError('rate-limited', 'Wait.'));
    await round();
    await round();
    expect(source.compared).toEqual(['pay r1 r0']);
    expect(await leadTime()).toMatchObject({ state: 'tooLittle', n: 0 });
    expect(await knex('source_binding').select('problem')).toEqual([
      { problem: null },
    ]);
    // One of the two is gone: nobody asks for them again.
    source.commits.set('r0', new SourceError('not-found', 'Gone.'));
    await round();
    expect(await leadTime()).toMatchObject({ state: 'measured', n: 6 });
    await round();
    expect(source.compared).toHaveLength(8);
    const purge = new DeploymentPurge(stores);
    await purge.runOnce(new Date(Date.parse(NOW) + 380 * DAY_MS));
    expect(await knex('commit_comparison').select()).toHaveLength(7);
    await purge.runOnce(new Date(Date.parse(NOW) + 405 * DAY_MS));
    expect(await knex('commit_comparison').select()).toEqual([]);
  });

  it('take no more requests than a round has, and go on at once', async () => {
    const { source, round, knex } = await start();
    const records = days(85).map((item, day) => ({
      ...item,
      startedAt: ago((day + 1) * DAY_MS),
    }));
    // Twice a day.
    const twice = records.flatMap((item, day) => [
      item,
      told(`${day}b`, {
        revision: `r${day}b`,
        startedAt: ago((day + 1.5) * DAY_MS),
      }),
    ]);
    source.records.set('pay', twice);
    twice.forEach(({ revision, finishedAt }) =>
      source.commits.set(revision!, [finishedAt!]),
    );
    await round();
    await round();
    // A hundred requests, one of them for the page.
    expect(source.compared).toHaveLength(99);
    const [{ due_at: dueAt, checked_at: checkedAt }] = await knex(
      'source_binding',
    ).select('due_at', 'checked_at');
    expect(dueAt).toBe(checkedAt);
    await round();
    expect(source.compared).toHaveLength(twice.length - 1);
  });
});
