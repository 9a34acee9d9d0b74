import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import orrPlugin from '..';
import { catalogSeenBy } from '../__testUtils__/catalogSeenBy';
import { CHECKOUT, group } from '../__testUtils__/createTestPortal';

jest.setTimeout(60_000);

const ANN = 'user:default/ann';
const ann = mockCredentials.user(ANN);
const HIDDEN: Entity = {
  ...CHECKOUT,
  metadata: { name: 'hidden', uid: 'uid-hidden', labels: { tier: 'vault' } },
  spec: { ...CHECKOUT.spec, owner: 'group:default/secrets' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/secrets' }],
};

function isAnn(credentials?: BackstageCredentials): boolean {
  const principal = credentials?.principal as { userEntityRef?: string };
  return principal?.userEntityRef === ANN;
}

/** Ann sees what a rule of the portal's own lets through; everybody else sees all. */
const policy = {
  authorize: async (requests: unknown[]) =>
    requests.map(
      (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
    ),
  authorizeConditional: async (
    requests: { permission: { name: string } }[],
    options?: { credentials: BackstageCredentials },
  ) =>
    requests.map(
      ({ permission }): PolicyDecision =>
        permission.name === catalogEntityReadPermission.name &&
        isAnn(options?.credentials)
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                resourceType: 'catalog-entity',
                rule: 'IS_NOT_SECRET',
                params: {},
              },
            }
          : { result: AuthorizeResult.ALLOW },
    ),
};

/** A catalog that hides one service and its team from Ann, by a rule that only it knows. */
function createCatalog() {
  const all = [CHECKOUT, group('payments'), HIDDEN, group('secrets')];
  const whole = catalogServiceMock({ entities: all });
  const part = catalogServiceMock({ entities: all.slice(0, 2) });
  return catalogSeenBy(credentials => (isAnn(credentials) ? part : whole));
}

async function start() {
  const registry = actionsRegistryServiceMock();
  const { server } = await startTestBackend({
    features: [
      orrPlugin,
      createCatalog().factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => registry,
      }),
      mockServices.permissions.mock(policy as never).factory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example/' },
          permission: { enabled: true },
          orr: { timeZone: 'UTC' },
        },
      }),
    ],
  });
  const get = (path: string, as = mockCredentials.user.header(ANN)) =>
    request(server).get(`/api/orr${path}`).set('authorization', as);
  const startReview = (name: string) =>
    request(server)
      .post('/api/orr/reviews')
      .set('authorization', mockCredentials.user.header('user:default/tom'))
      .send({
        mutationId: randomUUID(),
        entityRef: `component:default/${name}`,
        checklistId: 'service-launch-readiness',
        kind: 'launch',
      })
      .expect(201);
  const invoke = async (name: string, input: object) => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input: input as never,
      credentials: ann,
    });
    return output as Record<string, any>;
  };
  const open = await startReview('checkout');
  const hidden = await startReview('hidden');
  return {
    get,
    invoke,
    reviewIds: {
      open: open.body.review.id as string,
      hidden: hidden.body.review.id as string,
    },
  };
}

describe('what a rule of the portal’s own hides', () => {
  let portal: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    portal = await start();
  });

  it('is there for those who may see it', async () => {
    const tom = mockCredentials.user.header('user:default/tom');
    const list = await portal.get('/readiness?scope=required', tom);
    expect(list.body.totalItems).toBe(2);
    const file = await portal.get('/readiness.csv', tom);
    expect(file.text).toContain('component:default/hidden');
    const facets = await portal.get('/readiness/facets', tom);
    expect(JSON.stringify(facets.body)).toContain('vault');
  });

  it.each(['name', 'standing', 'due', 'tier', 'owner'])(
    'is in no list by %s, and in no total',
    async sort => {
      const { body } = await portal.get(
        `/readiness?scope=required&sort=${sort}&limit=1`,
      );
      expect(body).toMatchObject({
        items: [{ entity: { name: 'checkout' } }],
        totalItems: 1,
        standings: { neverReviewed: 1 },
      });
      expect(body.nextCursor).toBeUndefined();
    },
  );

  it.each(['tier=vault', 'owner=group:default/secrets', 'text=hidden'])(
    'is not found by the filter %s',
    async filter => {
      const { body } = await portal.get(`/readiness?${filter}`);
      expect(body).toMatchObject({ items: [], totalItems: 0 });
    },
  );

  it('is beside no filter, and in no file', async () => {
    const facets = await portal.get('/readiness/facets?scope=required');
    expect(facets.body).toMatchObject({
      type: [{ value: 'service', count: 1 }],
      inReview: 1,
    });
    expect(JSON.stringify(facets.body)).not.toMatch(/vault|secrets/);
    const file = await portal.get('/readiness.csv');
    expect(file.text).toContain('component:default/checkout');
    expect(file.text).not.toMatch(/hidden|secrets/);
  });

  it('is in no answer to an agent that works for who may not see it', async () => {
    const list = await portal.invoke('list-entities-by-standing', {});
    expect(list).toMatchObject({
      items: [
        { entityRef: 'component:default/checkout', headline: 'neverReviewed' },
      ],
      totalItems: 1,
    });
    for (const input of [
      { reviewId: portal.reviewIds.hidden },
      { entityRef: 'component:default/hidden' },
    ]) {
      await expect(portal.invoke('list-open-questions', input)).rejects.toThrow(
        /^No (review|entity) /,
      );
    }
  });

  it('leaves an agent the open questions of what may be seen', async () => {
    const { reviews } = await portal.invoke('list-open-questions', {
      entityRef: 'component:default/checkout',
    });
    expect(reviews).toHaveLength(1);
    const [{ reviewId, state, questions }] = reviews;
    expect([reviewId, state]).toEqual([portal.reviewIds.open, 'inProgress']);
    expect(questions.length).toBeGreaterThan(10);
    expect(questions[0]).toMatchObject({
      level: 'UNANSWERED',
      gate: 'blocking',
      effect: 'stops',
      link: `https://portal.example/catalog/default/component/checkout/operational-readiness/reviews/${reviewId}?question=${questions[0].questionId}`,
    });
    expect(await portal.invoke('list-open-questions', { reviewId })).toEqual({
      reviews,
    });
  });

  it('gives a cursor to nobody else, and for no other order', async () => {
    const tom = mockCredentials.user.header('user:default/tom');
    const { body } = await portal.get('/readiness?sort=due&limit=1', tom);
    const next = `/readiness?sort=due&limit=1&cursor=${body.nextCursor}`;
    expect((await portal.get(next, tom)).status).toBe(200);
    expect((await portal.get(next)).status).toBe(400);
    expect((await portal.get(`${next}&direction=desc`, tom)).status).toBe(400);
    expect(
      (await portal.get(next.replace('sort=due', 'sort=tier'), tom)).status,
    ).toBe(400);
  });
});
