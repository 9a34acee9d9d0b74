import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

function userOf(credentials?: BackstageCredentials): string | undefined {
  return (credentials?.principal as { userEntityRef?: string })?.userEntityRef;
}

describe.each(databases.eachSupportedId())(
  'AuthorizedReviewService on %s',
  databaseId => {
    let knex: Knex;
    /** Permission name to what the policy says; all else is allowed. */
    let policy: Record<string, PolicyDecision>;
    let hiddenFrom: string[];
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let reviewId: string;
    const reviews = () => portal.services.reviews;

    beforeEach(async () => {
      policy = {};
      hiddenFrom = [];
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: hidingCatalog(),
        permissions: policyOf(),
      });
      const { review } = await reviews().createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      reviewId = review.id;
    });

    afterEach(async () => {
      await knex.destroy();
    });

    function hidingCatalog(): CatalogService {
      const catalog = catalogServiceMock({
        entities: [CHECKOUT, group('payments'), group('reliability')],
      });
      const getEntityByRef = catalog.getEntityByRef.bind(catalog);
      catalog.getEntityByRef = async (ref, options) =>
        hiddenFrom.includes(
          userOf((options as CatalogServiceRequestOptions).credentials) ?? '',
        )
          ? undefined
          : getEntityByRef(ref, options);
      return catalog;
    }

    function policyOf(): PermissionsService {
      const decide = (name: string, userRef = '') =>
        name === catalogEntityReadPermission.name &&
        hiddenFrom.includes(userRef)
          ? deny
          : policy[name] ?? allow;
      return mockServices.permissions.mock({
        authorizeConditional: async (requests, options) =>
          requests.map(({ permission }) =>
            decide(permission.name, userOf(options?.credentials)),
          ),
      });
    }

    const acts = (
      credentials: BackstageCredentials,
    ): Record<string, () => Promise<unknown>> => ({
      'orr.review.read': () =>
        reviews().getReview({ reviewId }, { credentials }),
      'orr.review.update': () =>
        reviews().saveAnswer(
          {
            mutationId: randomUUID(),
            reviewId,
            questionId: 'rollback',
            revision: 0,
            statement: null,
            evidence: [],
          },
          { credentials },
        ),
      'orr.review.decide': () =>
        reviews().decideReview(
          {
            mutationId: randomUUID(),
            reviewId,
            revision: 1,
            snapshotId: randomUUID(),
            outcome: 'noGo',
            reason: 'No',
            conditions: [],
            confirmedQuestionIds: [],
          },
          { credentials },
        ),
    });
    const submit = (credentials: BackstageCredentials) =>
      reviews().submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials },
      );

    it('tells of a review of a hidden entity no more than of one that does not exist', async () => {
      hiddenFrom = ['user:default/omar'];
      for (const act of [...Object.values(acts(OMAR)), () => submit(OMAR)]) {
        await expect(act()).rejects.toMatchObject({
          name: 'NotFoundError',
          message: `No review ${reviewId}`,
        });
      }
      const unknown = randomUUID();
      await expect(
        reviews().getReview({ reviewId: unknown }, { credentials: OMAR }),
      ).rejects.toThrow(`No review ${unknown}`);
      await expect(
        reviews().listEntityReviews(
          { entityRef: ENTITY, limit: 5 },
          { credentials: OMAR },
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      expect(await knex('answer')).toEqual([]);
    });

    it.each(['orr.review.read', 'orr.review.update', 'orr.review.decide'])(
      'refuses what needs %s to whom policy denies it',
      async permission => {
        policy[permission] = { result: AuthorizeResult.DENY };

        await expect(acts(OMAR)[permission]()).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: `You lack the permission ${permission} here`,
        });
        expect(await knex('answer')).toEqual([]);
        expect(await knex('decision')).toEqual([]);
      },
    );

    it('refuses to start and to list by policy', async () => {
      policy['orr.review.create'] = { result: AuthorizeResult.DENY };
      policy['orr.review.read'] = { result: AuthorizeResult.DENY };

      await expect(
        reviews().createReview(
          {
            mutationId: randomUUID(),
            entityRef: ENTITY,
            checklistId: CHECKLIST.id,
            kind: 'periodic',
          },
          { credentials: NADIA },
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(
        reviews().listEntityReviews(
          { entityRef: ENTITY, limit: 5 },
          { credentials: NADIA },
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('applies a condition to the review itself, not to all of its entity', async () => {
      policy['orr.review.update'] = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'orr',
        resourceType: 'orr-review',
        conditions: orrReviewConditions.isParticipant({
          userRefs: ['user:default/tom'],
        }),
      };
      await expect(acts(TOM)['orr.review.update']()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });

      policy = {};
      await acts(TOM)['orr.review.update']();
      policy['orr.review.update'] = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'orr',
        resourceType: 'orr-review',
        conditions: orrReviewConditions.isParticipant({
          userRefs: ['user:default/tom'],
        }),
      };
      expect((await submit(TOM)).review.state).toBe('submitted');
    });

    it('says beforehand what policy would refuse', async () => {
      const { snapshot } = await submit(NADIA);
      expect(snapshot).toBeDefined();
      const mayOf = async () =>
        (await reviews().getReview({ reviewId }, { credentials: OMAR })).may;
      expect(await mayOf()).toEqual({ update: false, decide: true });

      policy['orr.review.decide'] = { result: AuthorizeResult.DENY };
      expect(await mayOf()).toEqual({
        update: false,
        decide: false,
        decideRefusal: 'permission',
      });
    });

    it('lets nobody but people write', async () => {
      const service = await mockServices.auth().getOwnServiceCredentials();
      await expect(acts(service)['orr.review.update']()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      await expect(submit(service)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it('binds the cursor of the list to whoever looks at it', async () => {
      await submit(NADIA);
      const detail = await reviews().getReview(
        { reviewId },
        { credentials: OMAR },
      );
      await reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId,
          revision: 2,
          snapshotId: detail.snapshot!.id,
          outcome: 'noGo',
          reason: 'No',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
      await reviews().createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      const page = (credentials: BackstageCredentials, cursor?: string) =>
        reviews().listEntityReviews(
          { entityRef: ENTITY, limit: 1, cursor },
          { credentials },
        );
      const { nextCursor } = await page(NADIA);

      expect((await page(NADIA, nextCursor)).items).toHaveLength(1);
      await expect(page(TOM, nextCursor)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('cursor'),
      });
    });
  },
);
