import { randomUUID } from 'node:crypto';
import { PermissionsService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { AnswerStatement } from 'backstage-plugin-orr-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { entityOf } from '../../__testUtils__/catalogEntities';
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

const databases = createTestDatabases();
const YES: AnswerStatement = { kind: 'practice', value: 'yes' };
const SECRET = 'ask the old hands';

const handedTo = (assigneeRef: string): AnswerStatement => ({
  kind: 'toBeResearched',
  assigneeRef,
  note: SECRET,
});

describe.each(databases.eachSupportedId())(
  'a question that is handed over, on %s',
  databaseId => {
    let knex: Knex;
    let policy: Record<string, PolicyDecision>;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let reviewId: string;

    beforeEach(async () => {
      policy = {};
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        permissions: policyOf(),
        catalog: catalogServiceMock({
          entities: [
            CHECKOUT,
            group('payments'),
            group('reliability'),
            entityOf({
              kind: 'User',
              name: 'nadia',
              spec: { profile: { displayName: 'Nadia Haddad' } },
            }),
          ],
        }),
      });
      const { review } = await portal.services.reviews.createReview(
        {
          mutationId: randomUUID(),
          entityRef: 'component:default/checkout',
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

    function policyOf(): PermissionsService {
      return mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(
            ({ permission }) =>
              policy[permission.name] ?? { result: AuthorizeResult.ALLOW },
          ),
      });
    }

    let revision = 0;
    beforeEach(() => {
      revision = 0;
    });

    const save = async (
      statement: AnswerStatement | null,
      credentials = NADIA,
      mutationId = randomUUID() as string,
    ) => {
      const answer = await portal.services.reviews.saveAnswer(
        {
          mutationId,
          reviewId,
          questionId: 'rollback',
          revision,
          statement,
          evidence: [],
        },
        { credentials },
      );
      revision = answer.revision;
      return answer;
    };

    const notifications = async () => {
      const rows: { payload: string }[] = await knex('outbox')
        .where({ channel: 'notification' })
        .orderBy(['created_at', 'id'])
        .select('payload');
      const texts = rows.map(row => row.payload);
      expect(texts.join()).not.toContain(SECRET);
      return texts.map(text => JSON.parse(text));
    };

    it('reaches the colleague with a link that opens it', async () => {
      await save(handedTo('user:default/Tom'));

      expect(await notifications()).toEqual([
        expect.objectContaining({
          recipientRefs: ['user:default/tom'],
          excludeRef: 'user:default/nadia',
          scope: `orr:question-handed:${reviewId}:rollback`,
          title: 'checkout: a question waits for you',
          description:
            'Nadia Haddad hands you a question of the launch review: Can you roll back?',
          link: `/catalog/default/component/checkout/operational-readiness/reviews/${reviewId}?question=rollback`,
        }),
      ]);
    });

    it('says it once: not on a retry, nor while it stays in the same hands', async () => {
      const mutationId = randomUUID();
      await save(handedTo('user:default/tom'), NADIA, mutationId);
      revision = 0;
      await save(handedTo('user:default/tom'), NADIA, mutationId);
      await save({
        kind: 'toBeResearched',
        assigneeRef: 'user:default/TOM',
        note: 'and hurry',
      });
      expect(await notifications()).toHaveLength(1);

      await save(handedTo('group:default/payments'));
      expect(
        (await notifications()).map(({ recipientRefs }) => recipientRefs),
      ).toContainEqual(['group:default/payments']);
    });

    it('tells nobody who keeps it for themselves', async () => {
      await save(handedTo('user:default/nadia'));
      await save(YES);
      expect(await notifications()).toEqual([]);
    });

    it('tells whoever handed it over that it is answered, whoever touched it in between', async () => {
      await save(handedTo('user:default/omar'), TOM);
      await save(handedTo('user:default/tom'), NADIA);
      await save(
        { kind: 'toBeResearched', assigneeRef: 'user:default/tom' },
        TOM,
      );
      const before = (await notifications()).length;

      await save(YES, TOM);

      const told = await notifications();
      expect(told).toHaveLength(before + 1);
      expect(told).toContainEqual(
        expect.objectContaining({
          recipientRefs: ['user:default/nadia'],
          excludeRef: 'user:default/tom',
          scope: `orr:question-answered:${reviewId}:rollback`,
        }),
      );
    });

    it('stays in their hands while it is cleared on the way to an answer', async () => {
      await save(handedTo('user:default/tom'));
      await save(null, TOM);
      await save(YES, TOM);
      expect(
        (await notifications()).map(({ recipientRefs }) => recipientRefs),
      ).toContainEqual(['user:default/nadia']);
    });

    it('tells nobody that it was cleared', async () => {
      await save(handedTo('user:default/tom'));
      await save(null, TOM);
      expect(await notifications()).toHaveLength(1);
    });

    it('lets the colleague take part while it is in their hands', async () => {
      policy['orr.review.update'] = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'orr',
        resourceType: 'orr-review',
        conditions: orrReviewConditions.isParticipant({
          userRefs: ['user:default/omar'],
        }),
      };
      await expect(save(YES, OMAR)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      policy = {};
      await save(handedTo('user:default/omar'));
      policy['orr.review.update'] = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'orr',
        resourceType: 'orr-review',
        conditions: orrReviewConditions.isParticipant({
          userRefs: ['user:default/omar'],
        }),
      };
      expect(
        await portal.stores.reviews.listPeople({ reviewId }),
      ).toContainEqual({
        reviewId,
        ref: 'user:default/omar',
        role: 'participant',
      });
      expect(await save(YES, OMAR)).toMatchObject({
        answeredBy: 'user:default/omar',
      });
    });
  },
);
