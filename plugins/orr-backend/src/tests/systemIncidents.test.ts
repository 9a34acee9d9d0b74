import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { NADIA, OMAR, TOM } from '../__testUtils__/createTestPortal';
import { named } from '../__testUtils__/ReviewStory';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART, PAY, SHOP } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { joinHistories } from '../database/joinHistories';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const practice = (value: 'yes' | 'no') => ({
  kind: 'practice' as const,
  value,
});

describe.each(databases.eachSupportedId())(
  'incidents of what a review of its system covers, on %s',
  databaseId => {
    let knex: Knex;
    let shop: ShopPortal;
    let reviewId: string;
    const services = () => shop.portal.services;

    /** The payments have an answer of their own to the first question. */
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      shop = await ShopPortal.create(knex);
      reviewId = (await shop.start()).review.id;
      await shop.answer(reviewId, 'rollback', practice('yes'));
      await shop.answer(reviewId, 'rollback', practice('no'), {
        entityRef: PAY,
      });
      const submitted = await services().reviews.submitReview(
        named({ reviewId, revision: 1 }),
        { credentials: NADIA },
      );
      await services().reviews.decideReview(
        named({
          reviewId,
          revision: submitted.review.revision,
          snapshotId: submitted.snapshot!.id,
          outcome: 'noGo' as const,
          reason: 'Not yet',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: OMAR },
      );
      shop.portal.moveTo('2026-03-20T09:00:00.000Z');
      await services().deployHealthService.recordIncidents(
        {
          incidents: [
            {
              entityRefs: [CART, PAY],
              source: 'default',
              id: 'a',
              openedAt: '2026-03-10T10:00:00.000Z',
              resolvedAt: '2026-03-10T12:00:00.000Z',
            },
          ],
        },
        { credentials: mockCredentials.service('external:pipeline') },
      );
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const incidentOf = async (entityRef: string) => {
      const { items } = await services().incidentService.listEntityIncidents(
        { entityRef, limit: 10 },
        { credentials: NADIA },
      );
      return { entityRef, incidentId: items[0].id };
    };
    const hindsight = async (entityRef: string, credentials = NADIA) => {
      const { checklists } =
        await services().incidentService.getIncidentHindsight(
          await incidentOf(entityRef),
          { credentials },
        );
      return checklists[0];
    };
    const say = async (
      entityRef: string,
      wouldHaveHelped: 'yes' | 'no',
      credentials = NADIA,
    ) =>
      services().incidentService.recordIncidentFinding(
        named({
          ...(await incidentOf(entityRef)),
          revision: 0,
          checklistId: 'launch',
          questionId: 'rollback',
          wouldHaveHelped,
        }),
        { credentials },
      );

    it.each([
      ['the common answer', CART, 'NONE'],
      ['an answer of its own', PAY, 'HIGH'],
    ])('shows %s', async (_, entityRef, level) => {
      const { review, questions } = await hindsight(entityRef);
      expect(review).toMatchObject({ reviewId, entityRef: SHOP });
      expect(questions[0]).toMatchObject({ id: 'rollback', level });
    });

    it('shows nothing of a system that is hidden from the caller', async () => {
      shop.secret = [SHOP];
      const { review, questions } = await hindsight(CART, TOM);
      expect(review).toBeUndefined();
      expect(questions[0]).toEqual({
        id: 'rollback',
        title: 'Can you roll back?',
        area: 'Release',
        wasAsked: false,
      });
      await say(CART, 'yes', TOM);
      expect(await knex('incident_finding')).toMatchObject([
        { review_id: null, question_id: 'rollback' },
      ]);
    });

    it('counts an incident once for each entity that it hurt', async () => {
      await say(CART, 'yes');
      await say(PAY, 'no');
      const { questions } =
        await services().checklistIncidentService.getIncidentStatistics(
          { checklistId: 'launch' },
          { credentials: OMAR },
        );
      expect(questions).toMatchObject([
        { incidents: 2, helped: { yes: 1, no: 1 } },
      ]);
    });

    it('keeps of both what was said last where one goes on as the other', async () => {
      await say(PAY, 'no');
      shop.portal.moveTo('2026-03-21T09:00:00.000Z');
      await say(CART, 'yes');
      const [{ id: intoId }, { id: fromId }] = await Promise.all(
        [PAY, CART].map(ref =>
          knex('entity').where({ entity_ref: ref }).first('id'),
        ),
      );
      await knex.transaction(trx => joinHistories(trx, { intoId, fromId }));
      expect(await knex('incident_finding')).toMatchObject([
        { entity_id: intoId, would_have_helped: 'yes' },
      ]);
    });
  },
);
