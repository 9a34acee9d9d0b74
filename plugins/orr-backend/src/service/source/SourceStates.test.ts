import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SourceError } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import {
  ANNOTATION,
  ScriptedIncidents,
  ScriptedSource,
  told,
  withSources,
} from '../../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { SourcePoll } from '../../tasks/SourcePoll';
import { SourceRegistry } from './SourceRegistry';

jest.setTimeout(60_000);
const databases = createTestDatabases();

const NOW = '2026-03-02T09:00:00.000Z';
const ENTITY = 'component:default/checkout';

function annotated(value?: string): Entity {
  return {
    ...CHECKOUT,
    metadata: {
      ...CHECKOUT.metadata,
      ...(value !== undefined && { annotations: { [ANNOTATION]: value } }),
    },
  };
}

/** Everything but what is denied. */
function permissionsWithout(...denied: string[]) {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  });
}

describe.each(databases.eachSupportedId())('sources of an entity on %s', id => {
  let knex: Knex;
  const source = () => new ScriptedSource();

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function start(
    entity: Entity,
    made = source(),
    change: Parameters<typeof createTestPortal>[1] = {},
  ) {
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [entity] }),
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added: withSources({
          deployments: [made],
          incidents: [new ScriptedIncidents()],
        }),
      }),
      ...change,
    });
    const { services, stores, clock } = portal;
    await services.entityBinder.runOnce(clock.now());
    const poll = () =>
      new SourcePoll({ ...portal, ...stores, ...services }).runOnce(
        clock.now(),
      );
    const states = async (credentials = NADIA) => {
      const { sources } =
        await services.deployHealthService.getEntityDeployHealth(
          { entityRef: ENTITY },
          { credentials },
        );
      return sources.filter(({ kind }) => kind === 'deployments');
    };
    return { ...portal, poll, states };
  }

  const of = { kind: 'deployments', provider: 'made', title: 'Made' };
  const binding = { key: 'made:pay', title: 'pay', instance: 'Near' };

  it.each<[string | undefined, object]>([
    [
      undefined,
      {
        state: 'unbound',
        wouldNeed: [{ annotation: ANNOTATION, example: 'pay' }],
      },
    ],
    ['', { state: 'optedOut', annotation: ANNOTATION }],
    [
      '../x',
      {
        state: 'invalid',
        annotation: ANNOTATION,
        reason: '“../x” is no project',
      },
    ],
    ['pay', { state: 'queued', binding }],
  ])('are told by what it says: %p', async (value, expected) => {
    const { states } = await start(annotated(value));
    expect(await states()).toEqual([{ ...of, ...expected }]);
  });

  it('are told with how old that is which they said', async () => {
    const made = source();
    const { poll, states, moveTo } = await start(annotated('pay'), made);
    await poll();
    const known = {
      ...of,
      binding,
      asOf: NOW,
      freshness: 'fresh',
      coverage: { days: 90, of: 90 },
    };
    expect(await states()).toEqual([
      { ...known, state: 'empty', since: '2025-12-02T09:00:00.000Z' },
    ]);
    made.records.set('pay', [told('1')]);
    made.coveredFrom = new Date('2026-02-21T09:00:00.000Z');
    await knex('source_binding').update({ due_at: NOW, synced_at: null });
    await poll();
    const covered = {
      ...known,
      state: 'ok',
      coverage: { days: 10, of: 90 },
    };
    expect(await states()).toEqual([covered]);
    moveTo('2026-03-02T09:31:00.000Z');
    expect(await states()).toEqual([{ ...covered, freshness: 'ageing' }]);
    moveTo('2026-03-03T09:01:00.000Z');
    expect(await states()).toEqual([
      {
        ...covered,
        freshness: 'stale',
        coverage: { days: 11, of: 90 },
      },
    ]);
  });

  it.each([
    ['unauthorised', 'unauthorised'],
    ['forbidden', 'forbidden'],
    ['not-found', 'forbidden'],
    ['rate-limited', 'rateLimited'],
    ['unavailable', 'down'],
    ['bad-response', 'badResponse'],
  ] as const)('are told with what goes wrong: %s', async (problem, state) => {
    const made = source();
    made.failures.set(
      1,
      new SourceError(problem, 'It does not go', { operatorHint: 'Renew it' }),
    );
    const { poll, states } = await start(annotated('pay'), made);
    await poll();
    expect(await states()).toEqual([
      {
        ...of,
        binding,
        state,
        since: NOW,
        ...(['rateLimited', 'down'].includes(state) && {
          until: '2026-03-02T09:01:00.000Z',
        }),
        problem: 'It does not go',
        operatorHint: 'Renew it',
      },
    ]);
  });

  it('are told without what operators could do, to whoever is none', async () => {
    const made = source();
    made.failures.set(
      1,
      new SourceError('forbidden', 'No', { operatorHint: 'Renew it' }),
    );
    const { poll, states } = await start(annotated('pay'), made, {
      permissions: permissionsWithout('orr.source.administer'),
    });
    await poll();
    expect(await states()).toEqual([
      { ...of, binding, state: 'forbidden', since: NOW, problem: 'No' },
    ]);
  });

  it('are asked next where an owner wants it, and where others may tell', async () => {
    const made = source();
    const { poll, services, moveTo } = await start(annotated('pay'), made, {
      permissions: permissionsWithout('orr.deployment.record'),
    });
    await poll();
    expect(made.asked).toHaveLength(1);
    const check = (credentials = NADIA) =>
      services.deployHealthService.checkEntityDeployHealth(
        { entityRef: ENTITY },
        { credentials },
      );
    expect(await check()).toEqual({ queued: 1 });
    await poll();
    expect(made.asked).toHaveLength(1);
    moveTo('2026-03-02T09:00:30.000Z');
    await poll();
    expect(made.asked).toHaveLength(2);
    await expect(check(OMAR)).rejects.toThrow('orr.deployment.record');
  });
});
