import { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OTHER_CHECKLIST,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DeployHealthClock } from '../tasks/DeployHealthClock';
import { ReadinessClock } from '../tasks/ReadinessClock';

jest.setTimeout(60_000);

const databases = createTestDatabases();

/** A catalog that has at each moment what the test says. */
function changingCatalog(entities: () => Entity[]) {
  return new Proxy(catalogServiceMock(), {
    get: (_, name) => {
      const current = catalogServiceMock({ entities: entities() });
      const method = Reflect.get(current, name);
      return typeof method === 'function' ? method.bind(current) : method;
    },
  });
}

const inLifecycle = (lifecycle: string): Entity => ({
  ...CHECKOUT,
  spec: { ...CHECKOUT.spec, lifecycle },
});

describe.each(databases.eachSupportedId())('Launches on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let checkout: Entity[];

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    checkout = [CHECKOUT];
    portal = await createTestPortal(knex, {
      documents: [CHECKLIST, OTHER_CHECKLIST],
      catalog: changingCatalog(() => [
        ...checkout,
        group('payments'),
        group('reliability'),
      ]),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const deploy = async (change: object = {}) => {
    await portal.services.deployHealthService.recordDeployments(
      {
        deployments: [
          {
            entityRefs: [ENTITY_REF],
            source: 'default',
            id: '1',
            environment: 'production',
            outcome: 'succeeded',
            kind: 'deploy',
            startedAt: '2026-03-01T09:00:00.000Z',
            finishedAt: '2026-03-01T09:10:00.000Z',
            ...change,
          },
        ],
      },
      { credentials: mockCredentials.service('external:pipeline') },
    );
    await new DeployHealthClock({
      ...portal.stores,
      ...portal.services,
    }).runOnce(portal.clock.now());
  };
  const sweep = () => portal.services.projection.runOnce(portal.clock.now());
  const flags = async () =>
    (
      await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      )
    ).checklists.map(checklist => checklist.flags.launchedUnreviewed);
  const listed = async (query: object) =>
    (
      await portal.services.readiness.listReadiness(
        {
          scope: 'required',
          limit: 50,
          sort: 'name',
          direction: 'asc',
          ...query,
        } as never,
        { credentials: NADIA },
      )
    ).items.map(({ entity, launchedUnreviewed }) => ({
      name: entity.name,
      launchedUnreviewed,
    }));
  const told = async (scope = 'orr:launched:') =>
    (await knex('outbox').where({ channel: 'notification' }))
      .map(({ payload }) => JSON.parse(payload))
      .filter(payload => payload.scope.startsWith(scope));

  it('marks what was deployed to production without a decision, and tells its owners once', async () => {
    expect(await listed({ launchedUnreviewed: 'true' })).toEqual([]);

    await deploy();
    await deploy({ id: '2', finishedAt: '2026-03-01T12:00:00.000Z' });

    expect(await flags()).toEqual([true, true]);
    expect(await listed({ launchedUnreviewed: 'true' })).toEqual([
      { name: 'checkout', launchedUnreviewed: true },
    ]);
    expect(await told()).toMatchObject([
      {
        title: 'checkout is in production without a decided review',
        recipientRefs: ['group:default/payments'],
        severity: 'high',
        link: '/catalog/default/component/checkout/operational-readiness',
      },
    ]);
  });

  it.each([
    ['that failed', { outcome: 'failed' }],
    ['to another environment', { environment: 'staging' }],
    ['that runs', { outcome: 'running', finishedAt: undefined }],
  ])('takes no deployment %s for a launch', async (_, change) => {
    await deploy(change);
    expect(await flags()).toEqual([false, false]);
    expect(await told()).toEqual([]);
  });

  it('keeps the first of them, also where it is told late', async () => {
    await deploy();
    await deploy({
      id: '0',
      startedAt: '2026-02-01T09:00:00.000Z',
      finishedAt: '2026-02-01T09:10:00.000Z',
    });
    await deploy({ id: '3', finishedAt: '2026-03-02T08:00:00.000Z' });
    expect(
      await knex('entity')
        .where({ entity_ref: ENTITY_REF })
        .first('first_production_at'),
    ).toEqual({ first_production_at: '2026-02-01T09:10:00.000Z' });
    expect(await told()).toHaveLength(1);
  });

  it('takes the lifecycle of the catalog for a launch, and tells it once however often it changes', async () => {
    checkout = [inLifecycle('production')];
    await sweep();
    expect(await flags()).toEqual([true, true]);
    checkout = [inLifecycle('experimental')];
    await sweep();
    expect(await flags()).toEqual([false, false]);
    checkout = [inLifecycle('production')];
    await sweep();
    expect(await told()).toHaveLength(1);
  });

  it('says nothing of what a decision was taken on', async () => {
    for (const { id } of [CHECKLIST, OTHER_CHECKLIST]) {
      await (
        await new ReviewStory(portal.services).submitted(id)
      ).decide(id === CHECKLIST.id ? {} : { outcome: 'go', conditions: [] });
    }
    await deploy();
    expect(await flags()).toEqual([false, false]);
    expect(await told()).toEqual([]);
  });

  it('says nothing of what is out of scope, nor when it comes into it', async () => {
    const saveScope = async (revision: number, tier: string) => {
      await knex.transaction(trx =>
        portal.stores.programme.save(trx, {
          document: {
            name: 'Readiness',
            scope: { 'spec.lifecycle': tier },
          } as never,
          revision,
          userRef: 'user:default/omar',
          now: portal.clock.now(),
        }),
      );
      await knex('checklist').update({ applied_mark: null });
      await new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      }).runOnce(portal.clock.now());
    };
    await saveScope(0, 'production');
    await deploy();
    expect(await flags()).toEqual([false, false]);
    await saveScope(1, 'experimental');
    expect(await flags()).toEqual([true, true]);
    expect(await told()).toEqual([]);
  });

  it('says nothing of an entity that the catalog shows for the first time', async () => {
    checkout = [
      CHECKOUT,
      {
        ...inLifecycle('production'),
        metadata: { name: 'till', uid: 'uid-2' },
      },
    ];
    await sweep();
    expect(await listed({ launchedUnreviewed: 'true' })).toEqual([
      { name: 'till', launchedUnreviewed: true },
    ]);
    expect(await told()).toEqual([]);
  });
});
