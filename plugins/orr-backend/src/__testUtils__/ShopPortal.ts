import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { CreateReviewInput, SaveAnswerInput } from '../service/ReviewService';
import { CHECKLIST, createTestPortal, NADIA, TOM } from './createTestPortal';
import { CART, PAY, RISK, SHOP, SHOP_ENTITIES } from './shopSystem';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
/** A rule that only the catalog knows. */
const CUSTOM: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    resourceType: 'catalog-entity',
    rule: 'IS_NOT_SECRET',
    params: {},
  },
};
const isTom = (options?: { credentials: unknown }) =>
  options?.credentials === TOM;

type TestDatabase = Parameters<typeof createTestPortal>[0];
type TestPortal = Awaited<ReturnType<typeof createTestPortal>>;

/** The portal of the shop, whose parts one review can cover. @internal */
export class ShopPortal {
  /** What the catalog's own rule hides from Tom. */
  secret: string[] = [];
  /** The names of permissions that policy grants nobody. */
  refused: string[] = [];
  #portal!: TestPortal;

  static async create(knex: TestDatabase): Promise<ShopPortal> {
    const shop = new ShopPortal();
    shop.#portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: SHOP_ENTITIES }),
      permissions: mockServices.permissions.mock({
        authorize: async (requests, options) =>
          requests.map(request => ({
            result:
              isTom(options) &&
              shop.secret.includes(
                (request as { resourceRef: string }).resourceRef,
              )
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async (requests, options) =>
          requests.map(({ permission }) => {
            if (shop.refused.includes(permission.name)) {
              return { result: AuthorizeResult.DENY };
            }
            return permission.name === catalogEntityReadPermission.name &&
              isTom(options)
              ? CUSTOM
              : ALLOW;
          }),
      }),
    });
    return shop;
  }

  get portal(): TestPortal {
    return this.#portal;
  }

  /** Starts a review of the shop that covers all services. */
  start(change: Partial<CreateReviewInput> = {}, credentials = NADIA) {
    return this.portal.services.reviews.createReview(
      {
        mutationId: randomUUID(),
        entityRef: SHOP,
        checklistId: CHECKLIST.id,
        kind: 'launch',
        coveredEntityRefs: [CART, PAY, RISK],
        ...change,
      },
      { credentials },
    );
  }

  answer(
    reviewId: string,
    questionId: string,
    statement: SaveAnswerInput['statement'],
    change: Partial<SaveAnswerInput> = {},
    credentials = NADIA,
  ) {
    return this.portal.services.reviews.saveAnswer(
      {
        mutationId: randomUUID(),
        reviewId,
        questionId,
        revision: 0,
        statement,
        evidence: [],
        ...change,
      },
      { credentials },
    );
  }
}
