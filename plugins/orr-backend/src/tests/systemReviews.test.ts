import { randomUUID } from 'node:crypto';
import { ReviewDetail, Standing } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { CHECKLIST, NADIA, OMAR, TOM } from '../__testUtils__/createTestPortal';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART, PAY, RISK, SHOP } from '../__testUtils__/shopSystem';
import { StatementLog } from '../database/__testUtils__/StatementLog';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { CreateReviewInput, DecideReviewInput } from '../service/ReviewService';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const PARTS = [CART, PAY, RISK];
const practice = (value: 'yes' | 'partly' | 'no') => ({
  kind: 'practice' as const,
  value,
});
const choices = (...names: string[]) => ({
  kind: 'choices' as const,
  choices: names,
});

describe.each(databases.eachSupportedId())(
  'a review of a system, on %s',
  databaseId => {
    let knex: Knex;
    let shop: ShopPortal;
    let portal: ShopPortal['portal'];
    const reviews = () => portal.services.reviews;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      shop = await ShopPortal.create(knex);
      portal = shop.portal;
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const start: ShopPortal['start'] = (...input) => shop.start(...input);
    const startOwn = (entityRef: string) =>
      start({ entityRef, coveredEntityRefs: undefined });
    const answer: ShopPortal['answer'] = (...input) => shop.answer(...input);
    const submit = (reviewId: string) =>
      reviews().submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );
    const decide = (
      { review, snapshot }: ReviewDetail,
      change: Partial<DecideReviewInput> = {},
      credentials = OMAR,
    ) =>
      reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo',
          reason: 'Looked at all of it',
          conditions: [],
          confirmedQuestionIds: [],
          ...change,
        },
        { credentials },
      );
    const read = (entityRef: string, credentials = OMAR) =>
      portal.services.readiness.getEntityReadiness(
        { entityRef },
        { credentials },
      );
    const standings = async (refs = PARTS) => {
      const found: Record<string, Standing> = {};
      for (const entityRef of refs) {
        const { checklists } = await read(entityRef);
        found[entityRef] = checklists[0].standing;
      }
      return found;
    };
    const condition = (questionId: string, entityRefs?: string[]) => ({
      questionId,
      entityRefs,
      text: 'Use it once',
      ownerRef: 'group:default/payments',
      dueOn: '2026-03-20',
    });
    const good = async (reviewId: string) => {
      await answer(reviewId, 'rollback', practice('yes'));
      await answer(reviewId, 'runbook', choices('written', 'used'));
    };

    it('is answered once, differs where one part differs, and moves the standing of each', async () => {
      const { review, covered } = await start();
      expect(covered.map(({ entityRef }) => entityRef)).toEqual(PARTS);
      expect((await read(PAY)).checklists[0]).toMatchObject({
        openReviewId: review.id,
        flags: { inReview: true },
      });
      await good(review.id);
      const saved = await answer(review.id, 'runbook', choices('none-of'), {
        entityRef: RISK,
      }).catch(error => error.message);
      expect(saved).toContain('statement.choices.0');
      expect(
        await answer(
          review.id,
          'runbook',
          { kind: 'toBeResearched', assigneeRef: 'user:default/tom' },
          { entityRef: 'Component:default/Risk' },
        ),
      ).toMatchObject({ entityRef: RISK, revision: 1 });
      const submitted = await submit(review.id);
      expect(submitted.snapshot).toMatchObject({
        coveredEntityRefs: PARTS,
        exceptions: [{ entityRef: RISK, questionId: 'runbook' }],
      });

      await expect(decide(submitted, { outcome: 'go' })).rejects.toMatchObject({
        name: 'InputError',
        message: `outcome: go is not permitted while "runbook" of ${RISK} is open`,
      });
      const decided = await decide(submitted, {
        outcome: 'conditionalGo',
        conditions: [condition('runbook', [RISK])],
      });

      expect(decided.decision?.conditions).toMatchObject([
        { entityRefs: [RISK] },
      ]);
      expect(await standings()).toEqual({
        [CART]: 'ready',
        [PAY]: 'ready',
        [RISK]: 'readyWithConditions',
      });
      expect((await read(RISK)).decisions).toMatchObject([
        {
          reviewId: review.id,
          conditions: [{ questionId: 'runbook' }],
          coveredBy: { entityRef: SHOP, title: 'Shop' },
        },
      ]);
      expect((await read(PAY)).decisions[0].conditions).toEqual([]);
      portal.moveTo('2026-03-21T09:00:00.000Z');
      expect(await standings()).toEqual({
        [CART]: 'ready',
        [PAY]: 'ready',
        [RISK]: 'notReady',
      });
      const listed = await reviews().listEntityReviews(
        { entityRef: PAY, limit: 5 },
        { credentials: OMAR },
      );
      expect(listed.items).toMatchObject([
        { id: review.id, entityRef: SHOP, outcome: 'conditionalGo' },
      ]);
    });

    it('keeps every value of an exception, and ends it without forgetting it', async () => {
      const { review } = await start();
      await answer(review.id, 'rollback', practice('no'), { entityRef: PAY });
      await expect(
        answer(review.id, 'rollback', practice('yes'), { entityRef: PAY }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        current: { revision: 1, entityRef: PAY, statement: practice('no') },
      });
      await answer(review.id, 'rollback', null, {
        entityRef: PAY,
        revision: 1,
      });
      const detail = await reviews().getReview(
        { reviewId: review.id },
        { credentials: NADIA },
      );
      expect(detail.exceptions).toMatchObject([
        { entityRef: PAY, revision: 2, statement: null },
      ]);
      expect(
        await knex('answer_exception_revision').orderBy('revision'),
      ).toMatchObject([{ revision: 1 }, { revision: 2, statement: null }]);
      expect((await submit(review.id)).snapshot?.exceptions).toEqual([]);
    });

    it('refuses what it cannot cover by naming it, and writes nothing', async () => {
      const attempts: [Partial<CreateReviewInput>, string][] = [
        [
          { entityRef: CART, coveredEntityRefs: [PAY] },
          'InputError: coveredEntityRefs: only a review of a system covers',
        ],
        [
          { coveredEntityRefs: ['component:default/mail'] },
          `InputError: coveredEntityRefs: component:default/mail is not part of ${SHOP}`,
        ],
        [
          { coveredEntityRefs: [PAY, 'api:default/orders'] },
          'InputError: coveredEntityRefs: checklist launch does not apply to api:default/orders',
        ],
        [
          { coveredEntityRefs: ['component:default/none'] },
          'NotFoundError: No entity component:default/none',
        ],
        [
          { coveredEntityRefs: undefined },
          'InputError: checklistId: checklist launch does not apply',
        ],
      ];
      for (const [change, message] of attempts) {
        const error = await start(change).catch(reason => reason);
        expect(`${error.name}: ${error.message}`).toContain(message);
      }
      await startOwn(PAY);
      await expect(start()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`open already of ${PAY}`),
      });
      expect(await knex('review')).toHaveLength(1);
      const { review } = await start({ coveredEntityRefs: [CART] });
      await expect(startOwn(CART)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await expect(
        answer(review.id, 'rollback', practice('no'), { entityRef: PAY }),
      ).rejects.toThrow(`entityRef: the review does not cover ${PAY}`);
    });

    it('lets one of many win an entity, whichever way they ask for it', async () => {
      for (let round = 0; round < 3; round += 1) {
        const results = await Promise.allSettled([
          startOwn(PAY),
          start({ coveredEntityRefs: [CART, PAY] }),
          startOwn(PAY),
          start({ coveredEntityRefs: [PAY, RISK] }),
        ]);
        const won = results.flatMap(result =>
          result.status === 'fulfilled' ? [result.value] : [],
        );
        expect(won).toHaveLength(1);
        results.forEach(result =>
          expect(
            result.status === 'fulfilled' || result.reason.name,
          ).not.toEqual('Error'),
        );
        await decide(await submit(won[0].review.id));
      }
    });

    it('replaces what it covers whole, and leaves the rest in force', async () => {
      const done = async (detail: Promise<ReviewDetail>) => {
        const { review } = await detail;
        await decide(await submit(review.id));
        return review.id;
      };
      const own = await done(startOwn(PAY));
      portal.moveTo('2026-03-03T09:00:00.000Z');
      const wide = await done(start({ coveredEntityRefs: [CART, PAY] }));
      portal.moveTo('2026-03-04T09:00:00.000Z');
      const later = await done(start({ coveredEntityRefs: [PAY, RISK] }));
      const states = async () =>
        Object.fromEntries(
          (await knex('review').select('id', 'state')).map(row => [
            row.id,
            row.state,
          ]),
        );
      expect(await states()).toEqual({
        [own]: 'superseded',
        [wide]: 'decided',
        [later]: 'decided',
      });
      expect((await read(CART)).decisions[0].reviewId).toBe(wide);
      expect((await read(PAY)).decisions[0].reviewId).toBe(later);
      portal.moveTo('2026-03-05T09:00:00.000Z');
      await done(startOwn(CART));
      expect((await states())[wide]).toBe('superseded');
    });

    it('tells who sees only some of its parts nothing of the others', async () => {
      const { review } = await start();
      await good(review.id);
      await answer(
        review.id,
        'runbook',
        choices('written'),
        { entityRef: RISK },
        NADIA,
      );
      await answer(review.id, 'rollback', practice('partly'), {
        entityRef: PAY,
      });
      shop.secret = [RISK];
      const submitted = await submit(review.id);
      const asTom = await reviews().getReview(
        { reviewId: review.id },
        { credentials: TOM },
      );
      expect(asTom.covered.map(({ entityRef }) => entityRef)).toEqual([
        CART,
        PAY,
      ]);
      expect(JSON.stringify(asTom)).not.toContain('default/risk');
      expect(asTom.exceptions).toHaveLength(1);
      expect(asTom.snapshot?.exceptions).toHaveLength(1);
      expect(asTom.may).toMatchObject({
        decide: false,
        decideRefusal: 'permission',
      });
      await expect(decide(submitted, {}, TOM)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'You lack the permission orr.review.decide here',
      });
      await decide(submitted, {
        outcome: 'conditionalGo',
        conditions: [
          condition('rollback', [PAY]),
          { ...condition('runbook', [RISK]), text: 'On default/risk' },
        ],
      });
      const decided = await reviews().getReview(
        { reviewId: review.id },
        { credentials: TOM },
      );
      expect(decided.decision?.conditions).toMatchObject([
        { questionId: 'rollback', entityRefs: [PAY] },
      ]);
      expect(JSON.stringify(decided)).not.toContain('default/risk');
    });

    it('refuses Tom an exception of what is hidden from him as of what is not covered', async () => {
      const { review } = await start();
      shop.secret = [RISK];
      await expect(
        answer(review.id, 'rollback', practice('no'), { entityRef: RISK }, TOM),
      ).rejects.toThrow(`entityRef: the review does not cover ${RISK}`);
      await expect(start({}, TOM)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it('keeps the system to itself where its part alone is shown', async () => {
      const { review } = await start();
      await decide(await submit(review.id));
      shop.secret = [SHOP];
      const { decisions, checklists } = await read(PAY, TOM);
      expect(checklists[0].standing).toBe('notReady');
      expect(decisions).toEqual([]);
      expect((await read(PAY, OMAR)).decisions).toHaveLength(1);
    });

    it('lists the parts of a system with why one cannot be covered', async () => {
      await startOwn(CART);
      const coverage = () =>
        portal.services.coverage.getSystemCoverage(
          { entityRef: SHOP },
          { credentials: TOM },
        );
      const parts = async () =>
        (await coverage()).checklists[0].parts.map(({ entity, refusal }) => [
          entity.entityRef,
          refusal,
        ]);
      expect(await parts()).toEqual([
        [CART, 'inReview'],
        ['api:default/orders', 'doesNotApply'],
        [PAY, undefined],
        [RISK, undefined],
      ]);
      shop.secret = [RISK];
      shop.refused = ['orr.review.create'];
      expect(await parts()).toEqual([
        [CART, 'inReview'],
        ['api:default/orders', 'doesNotApply'],
        [PAY, 'permission'],
      ]);
      shop.refused = ['orr.readiness.read'];
      await expect(coverage()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it('is decided independently by nobody who owns one of its parts', async () => {
      await portal.services.checklistPublisher.publish({
        documents: [{ ...CHECKLIST, deciding: { default: 'independent' } }],
        now: portal.clock.now(),
      });
      const refusalFor = async (coveredEntityRefs: string[]) => {
        const { review } = await start({ coveredEntityRefs });
        const submitted = await submit(review.id);
        const { may } = await reviews().getReview(
          { reviewId: review.id },
          { credentials: OMAR },
        );
        const decided = await decide(submitted).then(
          () => 'decided',
          error => error.name,
        );
        return [may.decideRefusal, decided];
      };
      expect(await refusalFor([CART])).toEqual([undefined, 'decided']);
      expect(await refusalFor([PAY, RISK])).toEqual([
        'inOwningGroup',
        'NotAllowedError',
      ]);
    });

    it('costs no more statements for more parts', async () => {
      const log = new StatementLog(knex);
      const costOf = async (act: () => Promise<unknown>) =>
        (await log.during(act)).length;
      const costs = async (coveredEntityRefs: string[]) => {
        const { review } = await start({ coveredEntityRefs });
        for (const entityRef of coveredEntityRefs) {
          await answer(review.id, 'rollback', practice('no'), { entityRef });
        }
        const reviewId = review.id;
        const submitted = await submit(reviewId);
        return {
          open: await costOf(() =>
            reviews().getReview({ reviewId }, { credentials: OMAR }),
          ),
          decide: await costOf(() => decide(submitted)),
          tab: await costOf(() => read(coveredEntityRefs[0])),
          list: await costOf(() =>
            reviews().listEntityReviews(
              { entityRef: coveredEntityRefs[0], limit: 5 },
              { credentials: OMAR },
            ),
          ),
        };
      };
      await costs([CART]);
      portal.moveTo('2026-03-03T09:00:00.000Z');
      const ofOne = await costs([CART]);
      portal.moveTo('2026-03-04T09:00:00.000Z');
      const ofThree = await costs(PARTS);
      expect(ofThree).toEqual({ ...ofOne, decide: ofThree.decide });
      // One for the event that two of them moved, and one for what they add to figures, whatever their number.
      expect(ofThree.decide - ofOne.decide).toBeLessThan(3);
    });

    it('goes on without a part that the catalog no longer has', async () => {
      const { review } = await start({ coveredEntityRefs: [CART, PAY] });
      await good(review.id);
      await answer(review.id, 'rollback', practice('no'), { entityRef: PAY });
      await knex('entity')
        .where({ entity_ref: PAY })
        .update({ orphaned_at: '2026-03-02T10:00:00.000Z' });
      const submitted = await submit(review.id);
      expect(submitted.snapshot?.exceptions).toEqual([]);
      expect(
        (await decide(submitted, { outcome: 'go' })).decision?.outcome,
      ).toBe('go');
      expect(await standings([CART])).toEqual({ [CART]: 'ready' });
    });
  },
);
