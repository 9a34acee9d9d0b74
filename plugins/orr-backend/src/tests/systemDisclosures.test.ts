import { Knex } from 'knex';
import { NADIA, OMAR, TOM } from '../__testUtils__/createTestPortal';
import { named } from '../__testUtils__/ReviewStory';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART, PAY, RISK } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const practice = (value: 'yes' | 'partly' | 'no') => ({
  kind: 'practice' as const,
  value,
});

describe.each(databases.eachSupportedId())(
  'what is disclosed of a system, on %s',
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
      await shop.answer(reviewId, 'rollback', practice('yes'), {
        entityRef: PAY,
        note: 'By another pipeline',
      });
      await shop.answer(reviewId, 'runbook', {
        kind: 'choices',
        choices: ['written', 'used'],
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
          outcome: 'go' as const,
          reason: 'All is well',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: OMAR },
      );
      shop.portal.moveTo('2026-03-03T09:00:00.000Z');
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const disclose = (change: object, credentials = NADIA) =>
      services().disclosures.discloseGap(
        named({
          reviewId,
          questionId: 'rollback',
          statement: practice('no'),
          note: 'The pipeline is gone',
          ...change,
        }),
        { credentials },
      );
    const list = (credentials: typeof NADIA) =>
      services().disclosures.listDisclosures({ reviewId }, { credentials });
    const standings = () =>
      Promise.all(
        [CART, PAY, RISK].map(async entityRef => {
          const { checklists } = await services().readiness.getEntityReadiness(
            { entityRef },
            { credentials: OMAR },
          );
          return checklists[0].standing;
        }),
      );

    it('counts of a common answer for the parts that share it', async () => {
      expect(await standings()).toEqual(['ready', 'ready', 'ready']);
      await disclose({});
      expect(await standings()).toEqual([
        'readyWithConditions',
        'ready',
        'readyWithConditions',
      ]);
    });

    it('counts of one part for that part alone, also beside what is said of all', async () => {
      const { disclosure } = await disclose({ coveredEntityRef: PAY });
      expect(disclosure.coveredEntityRef).toBe(PAY);
      expect(await standings()).toEqual([
        'ready',
        'readyWithConditions',
        'ready',
      ]);
      await disclose({});
      expect((await list(OMAR)).items).toHaveLength(2);
      await services().disclosures.closeDisclosure(
        named({ reviewId, disclosureId: disclosure.id, note: 'It is back' }),
        { credentials: OMAR },
      );
      expect(await standings()).toEqual([
        'readyWithConditions',
        'ready',
        'readyWithConditions',
      ]);
    });

    it('tells of a part that is hidden from somebody nothing at all', async () => {
      const { disclosure } = await disclose({ coveredEntityRef: PAY });
      await disclose({});
      shop.secret = [PAY];
      const { items } = await list(TOM);
      expect(items.map(item => item.disclosure.coveredEntityRef)).toEqual([
        undefined,
      ]);
      // Of what all share, who does not see all says nothing.
      expect(items[0].may.close).toBe(false);
      await expect(
        disclose({ coveredEntityRef: PAY }, TOM),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('coveredEntityRef: '),
      });
      await expect(
        services().disclosures.closeDisclosure(
          named({ reviewId, disclosureId: disclosure.id, note: 'Fixed' }),
          { credentials: TOM },
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  },
);
