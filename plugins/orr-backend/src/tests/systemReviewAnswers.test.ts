import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { OMAR, TOM } from '../__testUtils__/createTestPortal';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART, PAY, RISK, SHOP } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { StatementLog } from '../database/__testUtils__/StatementLog';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const TOMS_PAGE = randomUUID();

const practice = (value: 'yes' | 'partly' | 'no') => ({
  kind: 'practice' as const,
  value,
});

describe.each(databases.eachSupportedId())(
  'what differs for parts of a system, on %s',
  databaseId => {
    let knex: Knex;
    let shop: ShopPortal;
    let reviewId: string;
    const services = () => shop.portal.services;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      shop = await ShopPortal.create(knex);
      reviewId = (await shop.start()).review.id;
      await knex('outbox').delete();
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const except = (
      entityRef: string,
      change: Parameters<ShopPortal['answer']>[3] = {},
      statement: Parameters<ShopPortal['answer']>[2] = practice('no'),
    ) => shop.answer(reviewId, 'rollback', statement, { entityRef, ...change });
    const changes = (since?: string, credentials = TOM) =>
      services().answerLog.listAnswers({ reviewId, since }, { credentials });
    const history = (
      input: { entityRef?: string; cursor?: string },
      credentials = TOM,
    ) =>
      services().answerLog.listAnswerHistory(
        { reviewId, questionId: 'rollback', limit: 2, ...input },
        { credentials },
      );
    const presence = (credentials = TOM) =>
      services().presence.notePresence(
        { reviewId, sessionId: TOMS_PAGE, leaving: false },
        { credentials },
      );
    const open = async (
      target: { reviewId: string } | { entityRef: string },
      credentials = TOM,
    ) => {
      const [{ questions }] = await services().openQuestions.listOpenQuestions(
        target,
        { credentials },
      );
      return questions.map(({ questionId, level, effect, entityRefs }) => ({
        questionId,
        level,
        effect,
        entityRefs,
      }));
    };

    it('tells a colleague what was saved since, beside the common answers', async () => {
      await shop.answer(reviewId, 'rollback', practice('yes'));
      shop.portal.moveTo('2026-03-02T10:00:00.000Z');
      await presence();
      await except(PAY);

      const all = await changes();
      expect(all.items).toMatchObject([
        { questionId: 'rollback', statement: practice('yes') },
      ]);
      expect(all.exceptions).toEqual([
        {
          questionId: 'rollback',
          entityRef: PAY,
          revision: 1,
          statement: practice('no'),
          evidence: [],
          answeredBy: 'user:default/nadia',
          answeredAt: '2026-03-02T10:00:00.000Z',
        },
      ]);
      expect((await presence()).answersAt).toBe('2026-03-02T10:00:00.000Z');
      expect(
        (await knex('outbox').where({ channel: 'signal' })).map(row =>
          JSON.parse(row.payload),
        ),
      ).toMatchObject([{ message: { type: 'answers', reviewId } }]);

      shop.portal.moveTo('2026-03-02T10:05:00.000Z');
      await except(PAY, { revision: 1 }, null);
      const since = await changes('2026-03-02T10:04:00.000Z');
      expect(since.items).toEqual([]);
      expect(since.exceptions).toMatchObject([
        { entityRef: PAY, revision: 2, statement: null },
      ]);
      expect((await changes('2026-03-02T10:06:00.000Z')).exceptions).toEqual(
        [],
      );
    });

    it('keeps every value with who and when, newest first, page by page', async () => {
      await shop.answer(reviewId, 'rollback', practice('yes'));
      await except(PAY, { note: 'one' });
      shop.portal.moveTo('2026-03-03T09:00:00.000Z');
      await shop.answer(
        reviewId,
        'rollback',
        practice('partly'),
        { entityRef: PAY, revision: 1, note: 'two' },
        TOM,
      );
      await except(PAY, { revision: 2 }, null);
      await except(CART, { note: 'of another' });

      const first = await history({ entityRef: 'Component:default/Pay' });
      expect(first.items).toMatchObject([
        { revision: 3, statement: null, answeredBy: 'user:default/nadia' },
        {
          revision: 2,
          entityRef: PAY,
          note: 'two',
          answeredBy: 'user:default/tom',
          answeredAt: '2026-03-03T09:00:00.000Z',
        },
      ]);
      const second = await history({
        entityRef: PAY,
        cursor: first.nextCursor,
      });
      expect(second).toMatchObject({
        items: [{ revision: 1, note: 'one', statement: practice('no') }],
        nextCursor: undefined,
      });
      expect((await history({})).items).toMatchObject([
        { revision: 1, statement: practice('yes') },
      ]);
      for (const entityRef of [undefined, CART]) {
        await expect(
          history({ entityRef, cursor: first.nextCursor }),
        ).rejects.toMatchObject({
          name: 'InputError',
          message: expect.stringContaining('cursor'),
        });
      }
      await expect(history({ entityRef: SHOP })).rejects.toMatchObject({
        name: 'InputError',
        message: `entityRef: the review does not cover ${SHOP}`,
      });
    });

    it('is absent for whoever does not see the part', async () => {
      await except(PAY);
      shop.portal.moveTo('2026-03-02T11:00:00.000Z');
      await except(RISK, { note: 'On default/risk' });
      shop.secret = [RISK];

      const { exceptions } = await changes();
      expect(exceptions.map(({ entityRef }) => entityRef)).toEqual([PAY]);
      expect((await presence()).answersAt).toBe('2026-03-02T09:00:00.000Z');
      await expect(history({ entityRef: RISK })).rejects.toThrow(
        `entityRef: the review does not cover ${RISK}`,
      );
      expect(JSON.stringify(await open({ reviewId }))).not.toContain('risk');

      const asOmar = await changes(undefined, OMAR);
      expect(
        asOmar.exceptions.map(({ entityRef }) => entityRef).sort(),
      ).toEqual([PAY, RISK]);
      expect((await history({ entityRef: RISK }, OMAR)).items).toHaveLength(1);
      expect((await presence(OMAR)).answersAt).toBe('2026-03-02T11:00:00.000Z');
    });

    it('is refused to whoever may not read the review', async () => {
      await except(PAY);
      shop.refused = ['orr.review.read'];
      for (const attempt of [
        changes(),
        history({ entityRef: PAY }),
        open({ reviewId }),
      ]) {
        await expect(attempt).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      }
      shop.refused = [];
      shop.secret = [SHOP];
      // What it has shown counts for a minute.
      shop.portal.moveTo('2026-03-02T12:00:00.000Z');
      await expect(changes()).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('is open for the part alone', async () => {
      await shop.answer(reviewId, 'rollback', practice('yes'));
      await shop.answer(reviewId, 'runbook', {
        kind: 'choices',
        choices: ['written', 'used'],
      });
      await except(PAY, {}, practice('partly'));
      await shop.answer(
        reviewId,
        'runbook',
        { kind: 'choices', choices: ['written'] },
        { entityRef: RISK },
      );

      const ofPay = {
        questionId: 'rollback',
        level: 'MEDIUM',
        effect: 'condition',
        entityRefs: [PAY],
      };
      const ofRisk = {
        questionId: 'runbook',
        level: 'MEDIUM',
        effect: 'note',
        entityRefs: [RISK],
      };
      expect(await open({ reviewId })).toEqual([ofPay, ofRisk]);
      expect(await open({ entityRef: SHOP })).toEqual([ofPay, ofRisk]);
      expect(await open({ entityRef: RISK })).toEqual([ofRisk]);
      expect(await open({ entityRef: CART })).toEqual([]);
    });

    it('names nobody where a question is open for all, and those that are left where one has closed it', async () => {
      await except(PAY, {}, practice('yes'));
      expect(await open({ reviewId })).toEqual([
        {
          questionId: 'rollback',
          level: 'UNANSWERED',
          effect: 'stops',
          entityRefs: [CART, RISK],
        },
        {
          questionId: 'runbook',
          level: 'UNANSWERED',
          effect: 'condition',
          entityRefs: undefined,
        },
      ]);
    });

    it('costs no more statements for more parts', async () => {
      const log = new StatementLog(knex);
      const costs = async () => {
        const acts: [string, () => Promise<unknown>][] = [
          ['answers', () => changes()],
          ['history', () => history({ entityRef: PAY })],
          ['presence', () => presence()],
          ['open questions', () => open({ reviewId })],
        ];
        const found: Record<string, number> = {};
        for (const [name, act] of acts) {
          found[name] = (await log.during(act)).length;
        }
        return found;
      };
      await except(PAY);
      // The first look of Tom's page is a row more.
      await presence();
      const ofOne = await costs();
      await except(CART);
      await except(RISK);
      expect(await costs()).toEqual(ofOne);
    });
  },
);
