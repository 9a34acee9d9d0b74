import { randomUUID } from 'node:crypto';
import { AnswerStatement } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { OMAR, NADIA } from '../__testUtils__/createTestPortal';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const YES: AnswerStatement = { kind: 'practice', value: 'yes' };
const OPEN: AnswerStatement = {
  kind: 'toBeResearched',
  assigneeRef: 'user:default/tom',
};

describe.each(databases.eachSupportedId())(
  'the next review of a system, on %s',
  databaseId => {
    let knex: Knex;
    let shop: ShopPortal;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      shop = await ShopPortal.create(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const reviews = () => shop.portal.services.reviews;

    /** The rollback differs for the cart; the runbook is still to be found. */
    async function decided() {
      const { review } = await shop.start();
      await shop.answer(review.id, 'rollback', YES);
      await shop.answer(
        review.id,
        'rollback',
        { kind: 'practice', value: 'no' },
        { entityRef: CART },
      );
      await shop.answer(review.id, 'runbook', OPEN);
      const submitted = await reviews().submitReview(
        { mutationId: randomUUID(), reviewId: review.id, revision: 1 },
        { credentials: NADIA },
      );
      await reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: submitted.snapshot!.id,
          outcome: 'noGo',
          reason: 'The cart cannot be rolled back',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
    }

    it('begins with the common answers, and without what differed', async () => {
      await decided();
      shop.portal.moveTo('2027-02-20T09:00:00.000Z');
      const { answers, exceptions } = await shop.start({ carryOver: true });
      expect(
        answers.map(({ questionId, statement }) => [questionId, statement]),
      ).toEqual([
        ['rollback', YES],
        ['runbook', OPEN],
      ]);
      expect(exceptions).toEqual([]);
    });

    it('leaves what is still to be found out with whom it was handed to', async () => {
      await decided();
      shop.portal.moveTo('2027-02-20T09:00:00.000Z');
      const { review } = await shop.start({ carryOver: true });
      expect(
        await knex('answer')
          .where({ review_id: review.id })
          .orderBy('question_id')
          .select('question_id', 'assignee_ref'),
      ).toEqual([
        { question_id: 'rollback', assignee_ref: null },
        { question_id: 'runbook', assignee_ref: 'user:default/tom' },
      ]);
    });

    it('does not carry over to a part what was answered for its system', async () => {
      await decided();
      await expect(
        shop.start({
          entityRef: CART,
          coveredEntityRefs: undefined,
          carryOver: true,
        }),
      ).rejects.toThrow(
        `carryOver: there is no decided review of ${CART} under checklist launch`,
      );
    });
  },
);
