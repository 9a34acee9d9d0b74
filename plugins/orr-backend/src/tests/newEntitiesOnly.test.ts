import {
  DecisionOutcome,
  PublishedChecklist,
  Question,
  ReviewDetail,
  RolloutRule,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { NADIA, OMAR } from '../__testUtils__/createTestPortal';
import { named } from '../__testUtils__/ReviewStory';
import { ShopPortal } from '../__testUtils__/ShopPortal';
import { CART, PAY, RISK, SHOP } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import {
  ALARMS,
  ROLLBACK,
  WrittenChecklist,
} from '../__testUtils__/WrittenChecklist';
import { withChangeTrail } from '../changeTrail';
import { joinHistories } from '../database/joinHistories';
import { CreateReviewInput } from '../service/ReviewService';

jest.setTimeout(60_000);

const { id: ID } = WrittenChecklist;
const NEW_ONLY: RolloutRule = { questionId: 'alarms', when: 'newEntities' };
const asNadia = { credentials: NADIA };
const asOmar = { credentials: OMAR };
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'a question that is asked of new entities only, on %s',
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

    const services = () => shop.portal.services;
    const drafts = () => services().checklistDraftService;
    const written = new WrittenChecklist(() => shop.portal);
    const drafted = async (...questions: Question[]) => {
      const current = await shop.portal.stores.checklists.getCurrent(ID);
      return written.save(await (current ? written.goOn() : written.begin()), {
        ...WrittenChecklist.withQuestions(...questions),
        appliesTo: { kind: 'Component' },
        reviewerGroup: 'group:default/reliability',
      });
    };
    const publish = async (
      ...of: Parameters<typeof written.publish>
    ): Promise<PublishedChecklist> => {
      const done = await written.publish(...of);
      await written.tick();
      return done;
    };
    const start = (
      entityRef: string,
      change: Partial<CreateReviewInput> = {},
    ) =>
      shop.start({
        entityRef,
        checklistId: ID,
        coveredEntityRefs: undefined,
        ...change,
      });
    const submit = async ({ review }: ReviewDetail) => {
      await shop.answer(review.id, 'rollback', {
        kind: 'practice',
        value: 'yes',
      });
      return services().reviews.submitReview(
        named({ reviewId: review.id, revision: 1 }),
        asNadia,
      );
    };
    const decide = (
      { review, snapshot }: ReviewDetail,
      outcome: DecisionOutcome = 'go',
    ) =>
      services().reviews.decideReview(
        named({
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome,
          reason: 'Looked at',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        asOmar,
      );
    const read = (reviewId: string) =>
      services().reviews.getReview({ reviewId }, asNadia);
    const decided = async (entityRef: string) =>
      decide(await submit(await start(entityRef)));
    const standing = async (entityRef: string) => {
      const { checklists } = await services().readiness.getEntityReadiness(
        { entityRef },
        asNadia,
      );
      return checklists.find(({ checklistId }) => checklistId === ID);
    };
    const openIds = async (reviewId: string) => {
      const [{ questions }] = await services().openQuestions.listOpenQuestions(
        { reviewId },
        asNadia,
      );
      return questions.map(({ questionId }) => questionId);
    };
    /** Decided on the first version, before there was the question. */
    const old = async (entityRef: string) => {
      await publish(await drafted(ROLLBACK));
      const detail = await decided(entityRef);
      shop.portal.moveTo('2026-03-02T10:00:00.000Z');
      return detail;
    };
    const addAlarms = async (rollout = [NEW_ONLY]) =>
      publish(await drafted(ROLLBACK, ALARMS), { rollout });

    it('is not asked of an entity that was decided before, in any later review', async () => {
      await old(CART);
      const draft = await drafted(ROLLBACK, ALARMS);
      expect(
        await drafts().getImpact(
          { draftId: draft.id, rollout: [NEW_ONLY] },
          asNadia,
        ),
      ).toMatchObject({
        newOnly: { asked: 3, spared: 1, deciding: 0 },
        falling: [],
      });
      const { changes } = await withChangeTrail(() =>
        publish(draft, { rollout: [NEW_ONLY] }),
      );
      expect(changes).toMatchObject([
        {
          facts: {
            fields: expect.arrayContaining(['rollout.alarms newEntities']),
          },
        },
      ]);
      expect(
        await services().checklists.getChecklistVersion(
          { checklistId: ID, version: 2 },
          asNadia,
        ),
      ).toMatchObject({ spared: [{ questionId: 'alarms', version: 2 }] });

      const { newerVersions } = await services().overview.getEntityOverview(
        { entityRef: CART, reviews: 1 },
        asNadia,
      );
      expect(newerVersions).toMatchObject([{ version: 2, questions: [] }]);
      const begun = await start(CART, { kind: 'periodic' });
      expect(begun.sparedQuestionIds).toEqual(['alarms']);
      expect(await openIds(begun.review.id)).toEqual(['rollback']);
      await decide(await submit(begun));
      expect(await standing(CART)).toMatchObject({
        standing: 'ready',
        checklistVersion: 2,
        flags: { newerVersion: false },
      });
      expect(
        await knex('standing_gap').where({ checklist_id: ID }).select('state'),
      ).toEqual([{ state: 'notAsked' }]);
      // It was decided on the second version since, and yet first on another.
      const next = await start(CART, { kind: 'periodic' });
      expect(next.sparedQuestionIds).toEqual(['alarms']);
    });

    it('is asked of an entity that was never decided', async () => {
      await old(CART);
      await addAlarms();
      const begun = await start(PAY);
      expect(begun).not.toHaveProperty('sparedQuestionIds');
      expect(await openIds(begun.review.id)).toEqual(['rollback', 'alarms']);
      const submitted = await submit(begun);
      await expect(decide(submitted)).rejects.toThrow('"alarms"');
      await decide(submitted, 'noGo');
      // Decided on the second version for the first time, so it goes on being asked.
      const next = await start(PAY, { kind: 'periodic' });
      expect(next).not.toHaveProperty('sparedQuestionIds');
    });

    it('is not counted in what the portal knows of an entity that is spared it', async () => {
      await old(CART);
      await addAlarms();
      const countedOf = async (entityRef: string) => {
        const { checklists } = await services().facts.getEntityFacts(
          { entityRef },
          asNadia,
        );
        return checklists.find(({ checklistId }) => checklistId === ID);
      };
      expect(await countedOf(CART)).toMatchObject({ questionCount: 1 });
      expect(await countedOf(PAY)).toMatchObject({ questionCount: 2 });
    });

    it('is asked of whichever part of a system is new', async () => {
      await old(CART);
      await addAlarms();
      const begun = await start(SHOP, { coveredEntityRefs: [CART, PAY] });
      expect(
        begun.covered.map(({ entityRef, sparedQuestionIds }) => [
          entityRef,
          sparedQuestionIds,
        ]),
      ).toEqual([
        [CART, ['alarms']],
        [PAY, undefined],
      ]);
      expect(begun).not.toHaveProperty('sparedQuestionIds');
      const [{ questions }] = await services().openQuestions.listOpenQuestions(
        { reviewId: begun.review.id },
        asNadia,
      );
      expect(
        questions.find(({ questionId }) => questionId === 'alarms'),
      ).toMatchObject({ entityRefs: [PAY] });
      const submitted = await submit(begun);
      await expect(decide(submitted)).rejects.toThrow(`"alarms" of ${PAY}`);
      const { content } = (await shop.portal.stores.snapshots.getLatestContent(
        begun.review.id,
      ))!;
      expect(content.spared).toEqual([
        { entityRef: CART, questionIds: ['alarms'] },
      ]);
    });

    it('stays what it was for a review, whatever is published later', async () => {
      await old(CART);
      await addAlarms();
      const { review } = await decide(
        await submit(await start(CART, { kind: 'periodic' })),
      );
      const report = async () => {
        const { totals, open } = await services().reports.getReviewReport(
          { reviewId: review.id },
          asNadia,
        );
        return { totals, open };
      };
      const before = await report();
      expect(before).toMatchObject({ open: [], totals: { total: 1 } });
      const hash = (await read(review.id)).snapshot!.contentHash;

      await publish(
        await drafted(ROLLBACK, { ...ALARMS, gate: 'conditional' }),
        { rollout: [{ questionId: 'alarms', when: 'now' }] },
      );
      expect(await read(review.id)).toMatchObject({
        sparedQuestionIds: ['alarms'],
        snapshot: { contentHash: hash },
      });
      expect(await report()).toEqual(before);
      // From now on it binds like any other.
      const next = await start(CART, { kind: 'periodic' });
      expect(next).not.toHaveProperty('sparedQuestionIds');
      shop.portal.moveTo('2026-03-03T09:00:00.000Z');
      await written.tick();
      expect(await standing(CART)).toMatchObject({ standing: 'overdue' });
    });

    it('says nothing of it in the copies of reviews that ask everything', async () => {
      const { review } = await old(CART);
      const contents = await knex('snapshot').where({ review_id: review.id });
      expect(contents).toHaveLength(2);
      contents.forEach(({ content }) => expect(content).not.toMatch('spared'));
    });

    it('is not asked of whoever was in their first review on the version before', async () => {
      await publish(await drafted(ROLLBACK));
      const first = await start(CART);
      const draft = await drafted(ROLLBACK, ALARMS);
      expect(
        await drafts().getImpact(
          { draftId: draft.id, rollout: [NEW_ONLY] },
          asNadia,
        ),
      ).toMatchObject({ newOnly: { asked: 4, spared: 0, deciding: 1 } });
      await publish(draft, { rollout: [NEW_ONLY] });
      await decide(await submit(first));
      const next = await start(CART, { kind: 'periodic' });
      expect(next.sparedQuestionIds).toEqual(['alarms']);
    });

    it('is refused for a question that was asked before', async () => {
      await publish(await drafted(ROLLBACK, { ...ALARMS, gate: 'advisory' }));
      const raised = await drafted(ROLLBACK, ALARMS);
      await expect(publish(raised, { rollout: [NEW_ONLY] })).rejects.toThrow(
        'rollout[0].when: "alarms" is asked already',
      );
      expect(await shop.portal.stores.checklists.getCurrent(ID)).toMatchObject({
        version: 1,
      });
    });

    it('is told of with the version that brought it, and with what that changed', async () => {
      await publish(await drafted(ROLLBACK));
      await addAlarms();
      await publish(
        await drafted(ROLLBACK, ALARMS, { ...ROLLBACK, id: 'late' }),
        {
          rollout: [{ questionId: 'late', when: 'now' }],
        },
      );
      const compare = (from: number, version: number) =>
        services().checklists.compareChecklistVersions(
          { checklistId: ID, from, version },
          asNadia,
        );
      const spared = [{ questionId: 'alarms', version: 2 }];
      const binding = [{ questionId: 'late', version: 3, dueOn: '2026-03-02' }];
      expect(await compare(1, 3)).toMatchObject({ spared, binding });
      const last = await compare(2, 3);
      expect(last).toMatchObject({ binding });
      expect(last).not.toHaveProperty('spared');
      expect(await compare(3, 1)).not.toHaveProperty('binding');
    });

    it('stays with new entities when it is raised, unless a rule says otherwise', async () => {
      await publish(await drafted(ROLLBACK));
      await publish(await drafted(ROLLBACK, { ...ALARMS, gate: 'advisory' }), {
        rollout: [NEW_ONLY],
      });
      const raised = await drafted(ROLLBACK, ALARMS);
      expect(
        await drafts().getImpact({ draftId: raised.id, rollout: [] }, asNadia),
      ).toMatchObject({
        bindable: [{ questionId: 'alarms', why: 'raised', sparedSince: 2 }],
      });
      await publish(raised, { rollout: [] });
      const current = () => shop.portal.stores.checklists.getCurrent(ID);
      expect((await current())?.spared).toEqual([
        { questionId: 'alarms', version: 2 },
      ]);
      const other = { ...ALARMS, risk: 'low' as const };
      await publish(await drafted(ROLLBACK, other), {
        rollout: [{ questionId: 'alarms', when: 'nextReview' }],
      });
      expect(await current()).not.toHaveProperty('spared');
    });

    it('is not what a campaign asks of whoever is spared it', async () => {
      await old(CART);
      await addAlarms();
      const preview = async (questionIds: string[]) =>
        (
          await services().campaignService.previewCampaign(
            { checklistId: ID, questionIds },
            asOmar,
          )
        ).entities;
      expect(await preview(['rollback'])).toBe(4);
      expect(await preview(['alarms'])).toBe(3);
    });

    it('goes with the history of an entity that another has become', async () => {
      await old(CART);
      await addAlarms();
      const begun = await start(CART, { kind: 'periodic' });
      const [fromId, intoId] = await Promise.all(
        [CART, RISK].map(
          async ref => (await shop.portal.stores.entities.getByRef(ref))!.id,
        ),
      );
      await knex.transaction(trx => joinHistories(trx, { fromId, intoId }));
      expect((await read(begun.review.id)).sparedQuestionIds).toEqual([
        'alarms',
      ]);
      const { firstDecisions } = shop.portal.stores;
      expect(
        await firstDecisions.versionsOf({
          checklistId: ID,
          entityIds: [fromId, intoId],
        }),
      ).toEqual(new Map([[intoId, 1]]));
      expect(await firstDecisions.versionsUnder(intoId, [ID])).toEqual(
        new Map([[ID, 1]]),
      );
    });
  },
);
