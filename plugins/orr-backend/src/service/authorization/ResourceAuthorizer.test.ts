import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();

function conditional(
  conditions: ReturnType<
    (typeof orrReviewConditions)[keyof typeof orrReviewConditions]
  >,
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'orr',
    resourceType: 'orr-review',
    conditions,
  };
}

describe.each(databases.eachSupportedId())(
  'ResourceAuthorizer on %s',
  databaseId => {
    let knex: Knex;
    const authorizeConditional = jest.fn();

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      authorizeConditional
        .mockReset()
        .mockImplementation(async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
        );
    });

    afterEach(async () => {
      await knex.destroy();
    });

    async function portalWithReview() {
      const portal = await createTestPortal(knex, {
        permissions: mockServices.permissions.mock({ authorizeConditional }),
      });
      await knex('group_ancestor').insert({
        group_ref: 'group:default/payments',
        ancestor_ref: 'group:default/commerce',
        depth: 1,
      });
      const created = await portal.services.reviews.createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      await portal.services.reviews.saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId: created.review.id,
          questionId: 'rollback',
          revision: 0,
          statement: null,
          evidence: [],
        },
        { credentials: TOM },
      );
      const entity = (await portal.stores.entities.getByRef(ENTITY))!;
      const review = (await portal.stores.reviews.get(created.review.id))!;
      return { authorizer: portal.services.authorizer, entity, review };
    }

    it('shows rules the owners with all above them, and who took part', async () => {
      const { authorizer, entity, review } = await portalWithReview();

      expect(await authorizer.resourceOf(entity, review)).toMatchObject({
        entityRef: ENTITY,
        kind: 'component',
        lifecycle: 'experimental',
        ownerRefs: ['group:default/payments', 'group:default/commerce'],
        reviewId: review.id,
        driverRef: 'user:default/nadia',
        participantRefs: ['user:default/nadia', 'user:default/tom'],
        reviewerRefs: ['group:default/reliability'],
      });
      expect(await authorizer.resourceOf(entity)).toMatchObject({
        reviewId: undefined,
        participantRefs: ['user:default/nadia', 'user:default/tom'],
        reviewerRefs: ['group:default/reliability'],
      });
    });

    it('answers for each permission in order, in one request', async () => {
      const { authorizer, entity, review } = await portalWithReview();
      authorizeConditional.mockReset().mockResolvedValue([
        { result: AuthorizeResult.DENY },
        conditional(
          orrReviewConditions.isEntityOwner({
            claims: ['group:default/commerce'],
          }),
        ),
        conditional(orrReviewConditions.hasKind({ kinds: ['API'] })),
      ]);
      const permissions = [
        orrReviewReadPermission,
        orrReviewUpdatePermission,
        orrReviewDecidePermission,
      ];

      expect(
        await authorizer.authorize({
          permissions,
          entity,
          review,
          credentials: NADIA,
        }),
      ).toEqual([false, true, false]);
      expect(authorizeConditional.mock.calls).toEqual([
        [
          permissions.map(permission => ({ permission })),
          { credentials: NADIA },
        ],
      ]);
    });
  },
);
