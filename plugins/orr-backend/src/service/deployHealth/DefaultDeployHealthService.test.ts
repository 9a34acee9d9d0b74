import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { DeployHealthClock } from '../../tasks/DeployHealthClock';
import { RecordDeploymentsInput } from '../DeployHealthService';
import { ComputedHealth } from './DeployHealthProjector';

jest.setTimeout(120_000);

const ENTITY = 'component:default/checkout';
const SEARCH = {
  ...CHECKOUT,
  metadata: { name: 'search', uid: 'uid-2' },
};
const PIPELINE = mockCredentials.service('external:pipeline');
const databases = createTestDatabases();

type Told = RecordDeploymentsInput['deployments'][number];

const told = (change: Partial<Told> = {}): Told => ({
  entityRefs: [ENTITY],
  source: 'default',
  id: '1',
  environment: 'production',
  outcome: 'succeeded',
  kind: 'deploy',
  startedAt: '2026-03-01T09:00:00.000Z',
  finishedAt: '2026-03-01T09:10:00.000Z',
  ...change,
});

const running = (change: Partial<Told> = {}): Told => ({
  ...told(change),
  outcome: 'running',
  finishedAt: undefined,
});

describe.each(databases.eachSupportedId())('deploy health on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();
  const decide = async (requests: { permission: { name: string } }[]) =>
    requests.map(({ permission }) => ({
      result: (denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW) as
        | AuthorizeResult.DENY
        | AuthorizeResult.ALLOW,
    }));

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(id);
    portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({
        entities: [CHECKOUT, SEARCH, group('payments')],
      }),
      permissions: mockServices.permissions.mock({
        authorize: decide,
        authorizeConditional: decide,
      }),
    });
    for (const name of ['checkout', 'search']) {
      // Whatever is asked for is met.
      await portal.services.deployHealthService.getEntityDeployHealth(
        { entityRef: `component:default/${name}` },
        { credentials: NADIA },
      );
    }
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.deployHealthService;
  const record = (...deployments: Told[]) =>
    service().recordDeployments({ deployments }, { credentials: PIPELINE });
  const health = (entityRef = ENTITY) =>
    service().getEntityDeployHealth({ entityRef }, { credentials: NADIA });
  const list = (input: object = {}) =>
    service().listEntityDeployments(
      { entityRef: ENTITY, limit: 50, ...input },
      { credentials: NADIA },
    );
  const compute = () =>
    new DeployHealthClock({ ...portal.stores, ...portal.services }).runOnce(
      portal.clock.now(),
    );

  const factsOf = async (name = 'checkout') => {
    const { entities, factReadings } = portal.stores;
    const entity = await entities.getByRef(`component:default/${name}`);
    const found = await factReadings.list([entity!.id]);
    return new Map(
      found
        .get(entity!.id)!
        .filter(({ provider }) => provider !== 'catalog')
        .map(reading => [reading.factId, reading]),
    );
  };

  it('is known as facts once it is computed', async () => {
    await record(told());
    await service().recordIncidents(
      {
        incidents: [
          {
            entityRefs: [ENTITY],
            source: 'default',
            id: 'INC-1',
            openedAt: '2026-03-01T12:00:00.000Z',
          },
        ],
      },
      { credentials: PIPELINE },
    );
    await compute();
    const facts = await factsOf();
    expect(facts.get('deployHealth.daysSinceSuccess')).toMatchObject({
      provider: 'deployHealth',
      state: 'ok',
      value: 0,
      observedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(facts.get('deployHealth.attemptFailureRate')).toMatchObject({
      state: 'underSampled',
      sample: { k: 0, n: 1 },
    });
    expect(facts.get('incidents.openNow')).toMatchObject({
      provider: 'incidents',
      value: 1,
    });
    expect(await factsOf('search')).toEqual(new Map());
  });

  it('says nothing new while its source is known to fail, though days pass', async () => {
    await record(told());
    await compute();
    const { entities, factReadings } = portal.stores;
    const entity = await entities.getByRef(ENTITY);
    await factReadings.transaction(trx =>
      factReadings.noteFailure(
        trx,
        [entity!.id],
        'deployHealth',
        'Unreachable',
        portal.clock.now(),
      ),
    );
    portal.moveTo('2026-03-20T09:00:00.000Z');
    expect(await compute()).toBe(1);
    expect(
      (await factsOf()).get('deployHealth.daysSinceSuccess'),
    ).toMatchObject({
      value: 0,
      observedAt: '2026-03-02T09:00:00.000Z',
      failingSince: '2026-03-02T09:00:00.000Z',
    });
  });

  it('shows what a pipeline has told, once it is computed', async () => {
    expect(await health()).toEqual({
      entityRef: ENTITY,
      isStale: false,
      tiers: [],
      unclassified: [],
      latest: [],
      sources: [],
    });
    expect(await record(running())).toEqual({ recorded: 1, unchanged: 0 });
    expect(await health()).toMatchObject({ isStale: true, tiers: [] });
    expect(await record(told())).toEqual({ recorded: 1, unchanged: 0 });
    expect(await compute()).toBe(1);
    expect(await compute()).toBe(0);
    expect(await health()).toMatchObject({
      isStale: false,
      computedAt: '2026-03-02T09:00:00.000Z',
      tiers: [
        {
          tier: 'production',
          environments: ['production'],
          health: {
            sources: ['api'],
            lastDeployment: { outcome: 'succeeded' },
            daysSinceSuccess: { state: 'measured', value: 0 },
            attemptFailureRate: { state: 'tooLittle', n: 1, k: 0 },
            changeFailRate: { state: 'notMeasured' },
          },
        },
      ],
      latest: [{ outcome: 'succeeded', environment: 'production' }],
    });
    portal.moveTo('2026-03-04T09:00:00.000Z');
    expect((await health()).isStale).toBe(true);
    expect(await compute()).toBe(1);
    expect((await health()).tiers[0].health.daysSinceSuccess).toMatchObject({
      value: 2,
    });
  });

  it('is the same, however often and in whatever order states are told', async () => {
    const history: Told[] = [
      running({ id: '1' }),
      told({ id: '1' }),
      running({ id: '2', startedAt: '2026-03-01T11:00:00.000Z' }),
      told({
        id: '2',
        outcome: 'failed',
        startedAt: '2026-03-01T11:00:00.000Z',
        finishedAt: '2026-03-01T11:10:00.000Z',
      }),
      told({ id: '3', entityRefs: [ENTITY, 'component:default/search'] }),
    ];
    const rows = async () => ({
      deployments: await knex('deployment').orderBy('id'),
      links: await knex('deployment_entity').orderBy([
        'entity_id',
        'deployment_id',
      ]),
    });
    for (const one of history) {
      await record(one);
    }
    await compute();
    const expected = { ...(await rows()), health: await health() };
    expect(expected.deployments).toHaveLength(3);
    expect(expected.links).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...history, ...history], {
          minLength: history.length * 2,
        }),
        fc.integer({ min: 1, max: 4 }),
        async (shuffled, size) => {
          await knex('deployment').delete();
          await knex('deploy_health').delete();
          for (let at = 0; at < shuffled.length; at += size) {
            await record(...shuffled.slice(at, at + size));
          }
          await compute();
          expect({ ...(await rows()), health: await health() }).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('lets two that tell at once both be heard', async () => {
    const batch = (from: number) =>
      Array.from({ length: 30 }, (_, index) =>
        told({ id: `${(from + index * 7) % 30}` }),
      );
    await Promise.all([record(...batch(0)), record(...batch(11))]);
    expect(await knex('deployment')).toHaveLength(30);
    expect(await knex('deployment_entity')).toHaveLength(30);
  });

  it('does not lose what is told while it computes', async () => {
    await record(told());
    const [due] = await portal.stores.deployHealth.listDue<ComputedHealth>({
      now: portal.clock.now(),
      limit: 1,
    });
    await record(told({ id: '2', outcome: 'failed' }));
    await portal.services.deployHealthProjector.recompute(
      [due],
      portal.clock.now(),
    );
    expect((await health()).isStale).toBe(true);
    await compute();
    expect((await health()).latest).toHaveLength(2);
  });

  it('counts incidents against the deployment before them', async () => {
    await record(
      ...Array.from({ length: 10 }, (_, day) => {
        const at = (minute: number) =>
          `2026-02-${String(day + 10)}T09:${minute}:00.000Z`;
        return told({
          id: `${day}`,
          revision: `r${day}`,
          startedAt: at(10),
          finishedAt: at(20),
        });
      }),
    );
    const incident = {
      entityRefs: [ENTITY],
      source: 'default',
      id: 'INC-7',
      openedAt: '2026-02-12T10:00:00+01:00',
    };
    const tell = (change: object = {}) =>
      service().recordIncidents(
        { incidents: [{ ...incident, ...change }] },
        { credentials: PIPELINE },
      );
    await tell({ openedAt: '2026-02-12T12:20:00+01:00' });
    expect(await tell({ openedAt: '2026-02-12T12:20:00+01:00' })).toEqual({
      recorded: 0,
      unchanged: 1,
    });
    await compute();
    expect((await health()).tiers[0].health).toMatchObject({
      changeFailRate: { state: 'measured', k: 1, n: 10 },
      unrecoveredSince: ['2026-02-12T09:20:00.000Z'],
    });
    await tell({ resolvedAt: '2026-02-12T14:00:00Z' });
    await compute();
    expect((await health()).tiers[0].health.unrecoveredSince).toEqual([]);
  });

  it('counts nowhere what no rule classifies, and says so', async () => {
    await record(
      told({ id: '1', environment: 'live-2' }),
      told({ id: '2', environment: 'live-2' }),
      told({ id: '3', environment: 'eu', tier: 'production' }),
    );
    await compute();
    expect(await health()).toMatchObject({
      tiers: [{ tier: 'production', environments: ['eu'] }],
      unclassified: [{ environment: 'live-2', provider: 'api', n: 2 }],
    });
  });

  it('knows the lead time by the commits that were told with deployments', async () => {
    const at = (day: number, hour: number) =>
      `2026-02-2${day}T0${hour}:00:00.000Z`;
    const revisions = [1, 2, 3, 4, 5].map(day =>
      told({
        id: `${day}`,
        revision: `r${day}`,
        startedAt: at(day, 8),
        finishedAt: at(day, 9),
        commitsAuthoredAt: [`2026-02-2${day}T06:00:00+01:00`, at(day, 7)],
      }),
    );
    await record(...revisions.slice(1));
    await compute();
    const leadTime = async () =>
      (await health()).tiers[0].health.changeLeadTime;
    expect(await leadTime()).toMatchObject({ state: 'tooLittle', n: 4 });
    // The same deployment, of which more is told now.
    await record({ ...revisions[0], commitsAuthoredAt: undefined });
    await record(revisions[0]);
    await compute();
    expect(await leadTime()).toEqual({
      state: 'measured',
      value: 3 * 3_600_000,
      n: 10,
      days: 10,
    });
    expect((await factsOf()).get('deployHealth.changeLeadTime')).toMatchObject({
      state: 'ok',
    });
  });

  it('lists them newest first, page by page, of one tier or all', async () => {
    await record(
      ...Array.from({ length: 5 }, (_, hour) =>
        told({
          id: `${hour}`,
          environment: hour % 2 ? 'staging' : 'production',
          startedAt: `2026-03-01T0${hour}:00:00.000Z`,
          finishedAt: `2026-03-01T0${hour}:10:00.000Z`,
        }),
      ),
    );
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    const third = await list({ limit: 2, cursor: second.nextCursor });
    const times = [first, second, third].flatMap(({ items }) =>
      items.map(({ finishedAt }) => finishedAt?.slice(11, 13)),
    );
    expect(times).toEqual(['04', '03', '02', '01', '00']);
    expect(third.nextCursor).toBeUndefined();
    expect(await list({ tier: 'staging' })).toMatchObject({ totalItems: 2 });
    await expect(
      list({ limit: 2, cursor: first.nextCursor, tier: 'staging' }),
    ).rejects.toThrow('cursor:');
  });

  it.each<[string, Partial<Told>, string]>([
    [
      'what the catalog does not have',
      { entityRefs: ['component:default/nothing'] },
      'body.deployments[1].entityRefs[0]: the catalog has no component:default/nothing',
    ],
    [
      'what is to come',
      { finishedAt: '2026-03-02T09:10:01.000Z' },
      'body.deployments[1].finishedAt: must not lie in the future',
    ],
    [
      'what is too old',
      { startedAt: '2024-03-02T09:10:01.000Z' },
      'body.deployments[1].startedAt: must not lie more than 400 days back',
    ],
    [
      'commits that are to come',
      {
        commitsAuthoredAt: ['2020-01-01T00:00:00Z', '2026-03-02T09:10:01.000Z'],
      },
      'body.deployments[1].commitsAuthoredAt[1]: must not lie in the future',
    ],
  ])('refuses %s, and writes nothing of the call', async (_, change, why) => {
    await expect(record(told(), told({ id: '2', ...change }))).rejects.toThrow(
      why,
    );
    expect(await knex('deployment')).toHaveLength(0);
  });

  it('takes a clock that is five minutes ahead', async () => {
    expect(
      await record(told({ finishedAt: '2026-03-02T09:05:00.000Z' })),
    ).toEqual({ recorded: 1, unchanged: 0 });
  });

  it('asks for the permission to tell, and to see', async () => {
    denied.add('orr.deployment.record');
    denied.add('orr.incident.record');
    await expect(record(told())).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await expect(
      service().recordIncidents({ incidents: [] }, { credentials: PIPELINE }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    denied.add('orr.readiness.read');
    await expect(health()).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(list()).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});
