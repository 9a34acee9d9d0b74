import { mockServices } from '@backstage/backend-test-utils';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
  TOM,
} from '../__testUtils__/createTestPortal';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART, PAY, SHOP, SHOP_ENTITIES } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const SYSTEMS_HIDDEN: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: catalogConditions.isEntityKind({ kinds: ['Component'] }),
};
const practice = (value: 'yes' | 'no') => ({
  kind: 'practice' as const,
  value,
});

describe.each(databases.eachSupportedId())(
  'the history of a system and its parts, on %s',
  databaseId => {
    let knex: Knex;
    let shop: ShopPortal;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      shop = await ShopPortal.create(knex);
      const { review } = await shop.start();
      await shop.answer(review.id, 'rollback', practice('yes'));
      await shop.answer(review.id, 'rollback', practice('no'), {
        entityRef: PAY,
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const actionsOf = async (entityRef: string, credentials = TOM) => {
      const { items } = await shop.portal.services.changes.listEntityChanges(
        { entityRef, limit: 50 },
        { credentials },
      );
      return items.map(({ action }) => action).sort();
    };
    const COMMON = ['answer.saved', 'review.started'];

    it('holds still where the history of a part was carried to another entity', async () => {
      const { stores, services } = shop.portal;
      const verified = async () =>
        (await services.chainWalk.verifyAll(new Date())).brokenChains;
      const idOf = async (entityRef: string) =>
        (await stores.entities.getByRef(entityRef))!.id;
      const part = {
        intoId: await idOf('group:default/payments'),
        fromId: await idOf(PAY),
      };
      await knex.transaction(trx => stores.entityMoves.join(trx, part));
      expect(
        await knex('answer_exception_revision').pluck('entity_id'),
      ).toEqual([part.intoId]);
      expect(await verified()).toBe(0);
    });

    it('shows what is common with each part, and what differs with the one that it is about', async () => {
      expect(await actionsOf(SHOP)).toEqual(COMMON);
      expect(await actionsOf(CART)).toEqual(COMMON);
      expect(await actionsOf(PAY)).toEqual([
        'answer.saved',
        'exception.saved',
        'review.started',
      ]);
      expect(
        await shop.portal.services.historyCare.verifyHistory({
          credentials: NADIA,
        }),
      ).toMatchObject({ entries: 3, brokenChains: 0 });
    });

    it('tells nothing of a system that is hidden from the caller', async () => {
      const hiding = await createTestPortal(knex, {
        catalog: catalogServiceMock({ entities: SHOP_ENTITIES }),
        permissions: mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorizeConditional: async (requests, options) =>
            requests.map(({ permission }) =>
              permission.name === catalogEntityReadPermission.name &&
              options?.credentials === TOM
                ? SYSTEMS_HIDDEN
                : { result: AuthorizeResult.ALLOW },
            ),
        }),
      });
      const actionsAs = async (credentials: typeof TOM) =>
        (
          await hiding.services.changes.listEntityChanges(
            { entityRef: CART, limit: 50 },
            { credentials },
          )
        ).items.map(({ action }) => action);
      expect(await actionsAs(TOM)).toEqual([]);
      expect((await actionsAs(NADIA)).sort()).toEqual(COMMON);
    });

    it('is refused to who may not read reviews', async () => {
      shop.refused = ['orr.review.read'];
      await expect(actionsOf(PAY)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });
  },
);
