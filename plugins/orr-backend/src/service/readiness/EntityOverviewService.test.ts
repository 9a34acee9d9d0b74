import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

describe.each(databases.eachSupportedId())(
  'the overview of an entity on %s',
  databaseId => {
    let knex: Knex;
    let policy: Record<string, PolicyDecision>;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      policy = {};
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST, OTHER_CHECKLIST],
        permissions: mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result:
                policy[permission.name] === DENY
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            })),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => policy[permission.name] ?? ALLOW),
        }),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const overview = (reviews = 10, credentials = NADIA) =>
      portal.services.overview.getEntityOverview(
        { entityRef: ENTITY, reviews },
        { credentials },
      );

    async function start(checklistId: string) {
      const { review } = await portal.services.reviews.createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      await portal.services.reviews.saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          questionId: 'rollback',
          revision: 0,
          statement: { kind: 'practice', value: 'yes' },
          evidence: [],
        },
        { credentials: NADIA },
      );
      return review.id;
    }

    const submit = (reviewId: string) =>
      portal.services.reviews.submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );

    async function decide(reviewId: string) {
      const { snapshot } = await submit(reviewId);
      await portal.services.reviews.decideReview(
        {
          mutationId: randomUUID(),
          reviewId,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo',
          reason: 'The runbook is missing',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
    }

    it('holds what its parts answer one by one', async () => {
      const { readiness, reviews, checklists } = portal.services;
      await decide(await start(CHECKLIST.id));
      portal.moveTo('2026-03-03T09:00:00.000Z');
      const submitted = await start(CHECKLIST.id);
      await submit(submitted);
      portal.moveTo('2026-03-04T09:00:00.000Z');
      const inProgress = await start(OTHER_CHECKLIST.id);

      for (const credentials of [NADIA, OMAR]) {
        const details = await Promise.all(
          [inProgress, submitted].map(reviewId =>
            reviews.getReview({ reviewId }, { credentials }),
          ),
        );
        expect(await overview(2, credentials)).toEqual({
          readiness: await readiness.getEntityReadiness(
            { entityRef: ENTITY },
            { credentials },
          ),
          checklists: (await checklists.listChecklists({ credentials })).items,
          running: details.map(detail => ({
            ...detail,
            snapshot: undefined,
            filling: undefined,
          })),
          history: await reviews.listEntityReviews(
            { entityRef: ENTITY, limit: 2 },
            { credentials },
          ),
          takenOver: [],
          newlyAsked: [],
          newerVersions: [],
          exemption: {
            range: { from: '2026-03-04', to: '2027-03-05' },
            may: { request: true, decide: false, end: false },
          },
          // Badges are off unless somebody turns them on.
          rights: { overrideGate: true, overrideHours: 24, mintBadge: false },
        });
      }
    });

    it('finds a running review behind newer ones, and leaves out archived checklists', async () => {
      const running = await start(OTHER_CHECKLIST.id);
      portal.moveTo('2026-03-03T09:00:00.000Z');
      await decide(await start(CHECKLIST.id));
      await knex('checklist')
        .where({ id: CHECKLIST.id })
        .update({ state: 'archived' });

      const { readiness, checklists, ...shown } = await overview(1);

      expect(shown.history?.items).toMatchObject([{ state: 'decided' }]);
      expect(shown.running.map(({ review }) => review.id)).toEqual([running]);
      expect(checklists.map(({ id }) => id)).toEqual([OTHER_CHECKLIST.id]);
      expect(readiness.checklists).toHaveLength(1);
    });

    it('shows nothing of reviews or checklists to whoever may not read them', async () => {
      await start(CHECKLIST.id);
      policy = { 'orr.review.read': DENY, 'orr.checklist.read': DENY };

      expect(await overview()).toMatchObject({
        readiness: { decisions: [], may: { readReviews: false } },
        checklists: [],
        running: [],
      });
      expect(await overview()).not.toHaveProperty('history');
    });

    it('applies conditions to each review by itself', async () => {
      await start(CHECKLIST.id);
      policy['orr.review.update'] = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'orr',
        resourceType: 'orr-review',
        conditions: orrReviewConditions.isParticipant({
          userRefs: ['user:default/omar'],
        }),
      };
      const updatable = async () =>
        (await overview()).running.map(({ may }) => may.update);
      expect(await updatable()).toEqual([false]);

      const other = await start(OTHER_CHECKLIST.id).catch(error => error.name);
      expect(other).toBe('NotAllowedError');
      policy = {};
      expect(await updatable()).toEqual([true, true]);
    });

    it('refuses whoever may not read standings, and knows no entity that the catalog does not show', async () => {
      policy['orr.readiness.read'] = DENY;
      await expect(overview()).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'You lack the permission orr.readiness.read here',
      });

      await expect(
        portal.services.overview.getEntityOverview(
          { entityRef: 'component:default/nobody', reviews: 5 },
          { credentials: NADIA },
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('keeps a review of another entity for those who may see that one', async () => {
      await start(CHECKLIST.id);
      const checkout = await knex('entity')
        .where({ entity_ref: ENTITY })
        .first();
      const payments = await knex('entity')
        .where({ entity_ref: 'group:default/payments' })
        .first();
      await knex('review').update({ entity_id: payments.id });
      expect(checkout.id).not.toBe(payments.id);

      expect((await overview()).running).toEqual([]);
    });
  },
);
