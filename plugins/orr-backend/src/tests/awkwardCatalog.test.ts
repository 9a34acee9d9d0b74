import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { entityOf } from '../__testUtils__/catalogEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseSweepStore } from '../database/DatabaseSweepStore';
import { DeliveryService } from '../service/delivery/DeliveryService';
import { OutboxDelivery } from '../tasks/OutboxDelivery';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const PAYMENTS = 'group:default/payments';
const NADIA_REF = 'user:default/nadia';
/** More than one page of a sweep. */
const MANY = 700;

function component(name: string, ...ownerRefs: string[]): Entity {
  return {
    ...CHECKOUT,
    metadata: { name, uid: `uid-${name}` },
    relations: ownerRefs.map(targetRef => ({ type: 'ownedBy', targetRef })),
  };
}

function related(
  entity: Entity,
  type: string,
  ...targetRefs: string[]
): Entity {
  return {
    ...entity,
    relations: [
      ...(entity.relations ?? []),
      ...targetRefs.map(targetRef => ({ type, targetRef })),
    ],
  };
}

const nadia: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'nadia' },
  spec: { memberOf: [] },
};

describe.each(databases.eachSupportedId())(
  'an awkward catalog, on %s',
  databaseId => {
    let knex: Knex;
    let entities: Entity[];
    /** Calls that still succeed before the catalog is gone. */
    let callsLeft: number;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    const asNadia = { credentials: NADIA };

    const catalog = new Proxy({} as CatalogService, {
      get:
        (_, name: keyof CatalogService) =>
        async (...args: unknown[]) => {
          if (callsLeft <= 0) {
            throw new Error('connect ECONNREFUSED');
          }
          callsLeft -= 1;
          const real = catalogServiceMock({ entities });
          return (real[name] as Function).apply(real, args);
        },
    });

    beforeEach(async () => {
      callsLeft = Infinity;
      entities = [CHECKOUT, group('payments'), group('reliability')];
      knex = await databases.init(databaseId);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const start = async (
      options: Parameters<typeof createTestPortal>[1] = {},
    ) => {
      portal = await createTestPortal(knex, { catalog, ...options });
    };
    const sweepAt = async (instant: string) => {
      portal.moveTo(instant);
      return portal.services.projection.runOnce(portal.clock.now());
    };
    const readiness = async (name = 'checkout') =>
      portal.services.readiness.getEntityReadiness(
        { entityRef: `component:default/${name}` },
        asNadia,
      );
    const stateOf = async (name = 'checkout') =>
      (await portal.stores.entities.getByRef(`component:default/${name}`))
        ?.ownerState;

    it('stands groups that are above each other', async () => {
      entities = [
        component('checkout', PAYMENTS),
        related(group('payments'), 'childOf', 'group:default/reliability'),
        related(
          group('reliability'),
          'childOf',
          PAYMENTS,
          'group:default/reliability',
        ),
      ];
      await start();

      expect(
        (await portal.stores.groups.ancestorsOf([PAYMENTS])).sort(),
      ).toEqual([PAYMENTS, 'group:default/reliability']);
      expect(await readiness()).toMatchObject({ headline: 'neverReviewed' });
      expect(await sweepAt('2026-03-02T10:00:00.000Z')).toEqual({
        outcome: 'completed',
        orphaned: 0,
      });
    });

    it('reads owners in odd case, without a kind, and such as are none', async () => {
      entities = [
        component('checkout', 'Group:Default/Payments'),
        component('short', 'payments'),
        related(component('broken', 'a:b:c', ''), 'partOf', 'a:b:c', 'shop'),
        related(group('payments'), 'hasMember', NADIA_REF),
      ];
      await start();

      expect((await readiness()).entity.ownerRefs).toEqual([PAYMENTS]);
      expect((await readiness('short')).entity.ownerRefs).toEqual([PAYMENTS]);
      expect(await stateOf('short')).toBe('groupWithoutContact');
      expect(await stateOf('broken')).toBe('ownerNotFound');
      expect(
        await portal.stores.entities.getByRef('component:default/broken'),
      ).toMatchObject({ systemRef: 'system:default/shop' });
    });

    it('takes an entity with five hundred relations, and as many owners', async () => {
      const refs = Array.from({ length: 500 }, (_, index) => `g${index}`);
      entities = [
        related(
          component('checkout', ...refs.map(name => `group:default/${name}`)),
          'dependsOn',
          ...refs.map(name => `component:default/${name}`),
        ),
        ...refs
          .slice(0, 3)
          .map(name => related(group(name), 'hasMember', NADIA_REF)),
      ];
      await start();

      const shown = await readiness();
      expect(shown.entity.ownerRefs).toHaveLength(500);
      expect(await stateOf()).toBe('severalOwners');
      const before = await knex('entity').orderBy('id');
      await sweepAt('2026-03-02T10:00:00.000Z');
      expect(await knex('entity').orderBy('id')).toEqual(before);
    });

    it('leaves histories with their refs where two entities swap names and say nothing', async () => {
      entities.push(component('basket', PAYMENTS));
      await start();
      await (await new ReviewStory(portal.services).submitted()).decide();
      const before = await readiness();

      entities = [
        {
          ...component('checkout', PAYMENTS),
          metadata: { name: 'checkout', uid: 'uid-basket' },
        },
        {
          ...component('basket', PAYMENTS),
          metadata: { name: 'basket', uid: 'uid-1' },
        },
        group('payments'),
        group('reliability'),
      ];
      expect(await sweepAt('2026-03-02T10:00:00.000Z')).toEqual({
        outcome: 'completed',
        orphaned: 0,
      });
      expect((await readiness()).headline).toBe(before.headline);
      expect((await readiness('basket')).headline).toBe('neverReviewed');
    });

    it('serves a person of no group, and one whose token says nothing of groups', async () => {
      await start({
        userInfo: {
          getUserInfo: async () => ({
            userEntityRef: NADIA_REF,
            ownershipEntityRefs: [],
          }),
        },
      });
      const story = await new ReviewStory(portal.services).submitted();

      expect(await readiness()).toMatchObject({ headline: 'neverReviewed' });
      const { may } = await portal.services.reviews.getReview(
        { reviewId: story.reviewId },
        asNadia,
      );
      // Who is in no group is in no group of reviewers.
      expect(may.decide).toBe(false);
      // The catalog knows nobody of that name.
      const stranger = { credentials: mockCredentials.user('user:other/x') };
      expect(
        await portal.services.readiness.listReadiness({ limit: 10 }, stranger),
      ).toMatchObject({ totalItems: 3 });
    });

    it('keeps the reviews of a person who was deleted, and finds the owner gone until there is another', async () => {
      entities = [component('checkout', NADIA_REF), nadia];
      await start();
      const story = await new ReviewStory(portal.services).start();
      expect(await stateOf()).toBe('ownerIsPerson');

      entities = [component('checkout', NADIA_REF)];
      await sweepAt('2026-03-02T10:00:00.000Z');
      expect(await stateOf()).toBe('ownerNotFound');
      expect((await story.reload()).detail.review).toMatchObject({
        driverRef: NADIA_REF,
        state: 'inProgress',
      });

      entities = [
        component('checkout', PAYMENTS),
        related(group('payments'), 'hasMember', NADIA_REF),
      ];
      await sweepAt('2026-03-02T11:00:00.000Z');
      expect(await stateOf()).toBe('groupWithoutContact');
      expect((await readiness()).entity.ownerRefs).toEqual([PAYMENTS]);
    });

    it('writes while nobody can be notified, and delivers later', async () => {
      await start();
      await new ReviewStory(portal.services).submitted();
      const send = jest.fn().mockRejectedValue(new Error('404 Not Found'));
      const delivery = new OutboxDelivery({
        outbox: portal.stores.outbox,
        delivery: new DeliveryService({
          timeZone: 'UTC',
          logger: mockServices.logger.mock(),
          ...portal.stores,
          auth: mockServices.auth(),
          catalog,
          clock: portal.clock,
          events: mockServices.events.mock(),
          notifications: { send },
          signals: { publish: jest.fn() },
        }),
        logger: mockServices.logger.mock(),
        metrics: {
          requestServed: jest.fn(),
          answerSaved: jest.fn(),
          sweepRun: jest.fn(),
          messageDelivered: jest.fn(),
          historyChecked: jest.fn(),
          rollUpsChecked: jest.fn(),
        },
      });
      entities = [
        CHECKOUT,
        group('payments'),
        related(group('reliability'), 'hasMember', 'user:default/omar'),
        entityOf({ kind: 'User', name: 'omar' }),
      ];
      await delivery.runOnce(portal.clock.now());
      expect(send).toHaveBeenCalled();
      const waiting = await knex('outbox').where('channel', 'notification');
      expect(waiting).toHaveLength(1);
      expect(waiting[0]).toMatchObject({ delivered_at: null, dead_at: null });

      send.mockReset().mockResolvedValue(undefined);
      await delivery.runOnce(new Date('2026-03-02T12:00:00.000Z'));
      expect(send).toHaveBeenCalledTimes(1);
      expect(
        await knex('outbox').whereNull('delivered_at').select('channel'),
      ).toEqual([]);
    });

    it('holds every standing while the catalog is down for an hour in the middle of a sweep, and recovers by itself', async () => {
      const names = Array.from({ length: MANY }, (_, index) => `many-${index}`);
      entities.push(...names.map(name => component(name, PAYMENTS)));
      await start();
      await (await new ReviewStory(portal.services).submitted()).decide();
      const standings = () =>
        knex('entity').orderBy('id').select('id', 'headline', 'orphaned_at');
      const before = await standings();
      const sweeps = new DatabaseSweepStore(knex);

      // The owners, and the first page of the others.
      callsLeft = 2;
      expect(await sweepAt('2026-03-02T10:00:00.000Z')).toMatchObject({
        outcome: 'failed',
      });
      expect(JSON.parse((await sweeps.get())!.position!)).toMatchObject({
        phase: 'others',
        page: 2,
      });
      for (let minute = 10; minute < 60; minute += 10) {
        expect(await sweepAt(`2026-03-02T10:${minute}:00.000Z`)).toMatchObject({
          outcome: 'failed',
        });
        expect(await standings()).toEqual(before);
      }
      const shown = await readiness();
      expect(shown).toMatchObject({
        source: 'stored',
        headline: 'readyWithConditions',
      });
      // Saving asks what is stored, not the catalog.
      const [open] = await portal.services.reviews
        .listEntityReviews({ entityRef: ENTITY_REF, limit: 1 }, asNadia)
        .then(({ items }) => items);
      expect(open.state).toBe('decided');

      callsLeft = Infinity;
      entities = entities.filter(({ metadata }) => metadata.name !== 'many-3');
      expect(await sweepAt('2026-03-02T11:01:00.000Z')).toEqual({
        outcome: 'completed',
        orphaned: 1,
      });
      expect((await sweeps.get())!.lastError).toBeUndefined();
      const gone = (await portal.stores.entities.getByRef(
        'component:default/many-3',
      ))!.id;
      expect((await standings()).filter(({ id }) => id !== gone)).toEqual(
        before.filter(({ id }) => id !== gone),
      );
      await expect(
        portal.services.reviews.createReview(
          named({
            entityRef: 'component:default/many-3',
            checklistId: CHECKLIST.id,
            kind: 'launch' as const,
          }),
          asNadia,
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  },
);
