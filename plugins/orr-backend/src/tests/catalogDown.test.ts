import { PermissionsService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();

/** A catalog that can be taken away and given back. */
function switchableCatalog() {
  let down = false;
  const catalog = catalogServiceMock({
    entities: [CHECKOUT, group('payments')],
  });
  return {
    catalog: new Proxy(catalog, {
      get: (target, name: keyof CatalogService) =>
        down
          ? async () => {
              throw new Error('connect ECONNREFUSED');
            }
          : (target[name] as Function).bind(target),
    }) as CatalogService,
    setDown: (value: boolean) => {
      down = value;
    },
  };
}

describe.each(databases.eachSupportedId())(
  'without a catalog, on %s',
  databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const single = (portal: Awaited<ReturnType<typeof createTestPortal>>) =>
      portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        { credentials: NADIA },
      );
    const list = (portal: Awaited<ReturnType<typeof createTestPortal>>) =>
      portal.services.readiness.listReadiness(
        { limit: 10 },
        { credentials: NADIA },
      );

    it('starts with nothing, and fills up when the catalog is there', async () => {
      const { catalog, setDown } = switchableCatalog();
      setDown(true);
      const portal = await createTestPortal(knex, { catalog });

      expect(await list(portal)).toMatchObject({ items: [], totalItems: 0 });
      await expect(single(portal)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      expect(
        await portal.services.projection.runOnce(portal.clock.now()),
      ).toMatchObject({ outcome: 'failed' });

      setDown(false);
      expect(
        await portal.services.projection.runOnce(portal.clock.now()),
      ).toMatchObject({ outcome: 'completed' });
      expect(await list(portal)).toMatchObject({ totalItems: 2 });
    });

    it('serves what it knows meanwhile, and says so', async () => {
      const { catalog, setDown } = switchableCatalog();
      const portal = await createTestPortal(knex, { catalog });
      const before = await list(portal);

      setDown(true);
      portal.moveTo('2026-03-02T10:00:00.000Z');
      await portal.services.projection.runOnce(portal.clock.now());

      expect(await list(portal)).toEqual(before);
      expect(await single(portal)).toMatchObject({
        source: 'stored',
        seenAt: '2026-03-02T09:00:00.000Z',
        headline: 'neverReviewed',
      });
      expect(await knex('entity').whereNotNull('orphaned_at')).toEqual([]);

      setDown(false);
      expect(await single(portal)).toMatchObject({
        source: 'catalog',
        seenAt: '2026-03-02T10:00:00.000Z',
      });
    });

    it('gives no data away while permissions cannot be asked', async () => {
      const down = async () => {
        throw new ServiceUnavailableError('permission backend is down');
      };
      const permissions: PermissionsService = mockServices.permissions.mock({
        authorize: down,
        authorizeConditional: down,
      });
      const portal = await createTestPortal(knex, { permissions });
      const unavailable = { name: 'ServiceUnavailableError' };

      await expect(list(portal)).rejects.toMatchObject(unavailable);
      await expect(single(portal)).rejects.toMatchObject(unavailable);
      await expect(
        portal.services.checklists.listChecklists({ credentials: NADIA }),
      ).rejects.toMatchObject(unavailable);
      await expect(
        portal.services.reviews.listEntityReviews(
          { entityRef: ENTITY, limit: 5 },
          { credentials: NADIA },
        ),
      ).rejects.toMatchObject(unavailable);
    });

    it('shows to nobody what the stored policy hides', async () => {
      const { catalog, setDown } = switchableCatalog();
      const permissions: PermissionsService = mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(
            ({ permission }): PolicyDecision =>
              permission.name === 'catalog.entity.read'
                ? {
                    result: AuthorizeResult.CONDITIONAL,
                    pluginId: 'catalog',
                    resourceType: 'catalog-entity',
                    conditions: {
                      resourceType: 'catalog-entity',
                      rule: 'IS_ENTITY_KIND',
                      params: { kinds: ['group'] },
                    },
                  }
                : { result: AuthorizeResult.ALLOW },
          ),
      });
      const portal = await createTestPortal(knex, { catalog, permissions });
      setDown(true);

      expect(await list(portal)).toMatchObject({
        totalItems: 1,
        items: [{ entity: { kind: 'group' } }],
      });
      await expect(single(portal)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  },
);
