import { ReviewedChange } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DecideReviewInput } from '../service/ReviewService';

jest.setTimeout(60_000);

const CHANGES = {
  ...CHECKLIST,
  id: 'change',
  title: 'Change',
  kinds: ['change' as const],
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [
        {
          ...CHECKLIST.sections[0].questions[0],
          profiles: ['change' as const],
        },
      ],
    },
  ],
};
/** Serves what a standing follows from, and changes. */
const BOTH = {
  ...CHECKLIST,
  kinds: [...CHECKLIST.kinds, 'change' as const],
  sections: CHECKLIST.sections.map(section => ({
    ...section,
    questions: section.questions.map(question => ({
      ...question,
      profiles: [...question.profiles, 'change' as const],
    })),
  })),
};

const CHANGE: ReviewedChange = {
  kind: 'release',
  title: 'Checkout 4.2',
  url: 'https://code.example.org/checkout/releases/4.2',
  plannedOn: '2026-03-09',
};

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'change reviews, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, { documents: [BOTH, CHANGES] });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const start = (
      change: Partial<ReviewedChange> = {},
      checklistId = CHANGES.id,
    ) =>
      portal.services.reviews.createReview(
        named({
          entityRef: ENTITY_REF,
          checklistId,
          kind: 'change' as const,
          change: { ...CHANGE, ...change },
        }),
        { credentials: NADIA },
      );
    const readiness = async () => {
      const { checklists, headline } =
        await portal.services.readiness.getEntityReadiness(
          { entityRef: ENTITY_REF },
          { credentials: NADIA },
        );
      return { headline, checklists };
    };
    const answer = (reviewId: string, value: 'yes' | 'no') =>
      portal.services.reviews.saveAnswer(
        named({
          reviewId,
          questionId: 'rollback',
          statement: { kind: 'practice' as const, value },
          evidence: [],
          revision: 0,
        }),
        { credentials: NADIA },
      );
    const submit = (reviewId: string) =>
      portal.services.reviews.submitReview(named({ reviewId, revision: 1 }), {
        credentials: NADIA,
      });
    const decide = async (
      reviewId: string,
      rest: Partial<DecideReviewInput> = {},
    ) => {
      const { review, snapshot } = await portal.services.reviews.getReview(
        { reviewId },
        { credentials: OMAR },
      );
      return portal.services.reviews.decideReview(
        named({
          reviewId,
          revision: review.revision,
          snapshotId: snapshot!.id,
          outcome: 'go' as const,
          reason: 'Well prepared',
          conditions: [],
          confirmedQuestionIds: [],
          ...rest,
        }),
        { credentials: OMAR },
      );
    };

    it('is about one change, which it names wherever it is listed', async () => {
      const { review } = await start();
      expect(review).toMatchObject({ kind: 'change', change: CHANGE });
      const { items } = await portal.services.reviews.listEntityReviews(
        { entityRef: ENTITY_REF, limit: 5, kind: 'change' },
        { credentials: NADIA },
      );
      expect(items).toEqual([review]);
      expect(
        await portal.services.reviews.listEntityReviews(
          { entityRef: ENTITY_REF, limit: 5, kind: 'launch' },
          { credentials: NADIA },
        ),
      ).toMatchObject({ items: [] });
    });

    it('takes no change of yesterday, and takes one of today', async () => {
      await expect(start({ plannedOn: '2026-03-01' })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^change\.plannedOn: /),
      });
      expect((await start({ plannedOn: '2026-03-02' })).review.state).toBe(
        'inProgress',
      );
    });

    it('covers no parts of a system', async () => {
      await expect(
        portal.services.reviews.createReview(
          named({
            entityRef: ENTITY_REF,
            checklistId: CHANGES.id,
            kind: 'change' as const,
            change: CHANGE,
            coveredEntityRefs: [ENTITY_REF],
          }),
          { credentials: NADIA },
        ),
      ).rejects.toMatchObject({ name: 'InputError' });
    });

    it('holds for a week behind the planned day, whatever the cadence', async () => {
      const { review } = await start();
      await answer(review.id, 'yes');
      await submit(review.id);
      const { decision } = await decide(review.id);
      expect(decision).toMatchObject({ validUntil: '2026-03-16' });
    });

    it('lets go of a change whose time is over, and decides nothing else on it', async () => {
      const { review } = await start();
      await answer(review.id, 'yes');
      await submit(review.id);
      portal.moveTo('2026-03-17T10:00:00.000Z');
      await expect(decide(review.id)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^outcome: /),
      });
      expect(
        (await decide(review.id, { outcome: 'noGo' })).review.outcome,
      ).toBe('noGo');
    });

    it('runs beside another change and beside the review of the entity, under one checklist', async () => {
      const story = new ReviewStory(portal.services);
      await start({}, BOTH.id);
      await start({ title: 'Checkout 4.3' }, BOTH.id);
      await story.start(BOTH.id);
      const { checklists } = await readiness();
      expect(checklists).toMatchObject([
        { checklistId: BOTH.id, openReviewId: story.reviewId },
      ]);
    });

    it.each([
      ['before anything else was decided', false],
      ['behind a decision', true],
    ])(
      'moves no standing, whatever is decided, %s',
      async (_, decidedBefore) => {
        const story = new ReviewStory(portal.services);
        if (decidedBefore) {
          await story.submitted(BOTH.id);
          await story.decide();
        }
        const before = await readiness();
        expect(before.checklists.map(({ checklistId }) => checklistId)).toEqual(
          [BOTH.id],
        );
        const rows = () =>
          knex('readiness').orderBy(['entity_id', 'checklist_id']);
        const stored = await rows();
        for (const checklistId of [BOTH.id, CHANGES.id]) {
          const go = (await start({}, checklistId)).review.id;
          const noGo = (await start({}, checklistId)).review.id;
          await answer(go, 'yes');
          await answer(noGo, 'no');
          for (const id of [go, noGo]) {
            await submit(id);
          }
          if (checklistId === CHANGES.id) {
            await decide(go);
          }
          await decide(noGo, { outcome: 'noGo' });
          await start({}, checklistId);
        }
        const entityId = (
          await knex('entity').where({
            entity_ref: ENTITY_REF,
          })
        )[0].id;
        await portal.services.projector.recompute({
          entityIds: [entityId],
          now: portal.clock.now(),
        });
        expect(await readiness()).toEqual(before);
        expect(await rows()).toEqual(stored);
        const decided = await knex('review').where({ kind: 'launch' });
        expect(decided.map(({ state }) => state)).toEqual(
          decidedBefore ? ['decided'] : [],
        );
      },
    );

    it('keeps what was decided about its gaps to itself', async () => {
      const propose = (reviewId: string) =>
        portal.services.dispositions.proposeDisposition(
          named({
            reviewId,
            questionId: 'rollback',
            type: 'action' as const,
            text: 'Build a button',
            ownerRef: 'group:default/payments',
            until: '2026-03-08',
          }),
          { credentials: NADIA },
        );
      const first = (await start({}, BOTH.id)).review.id;
      await answer(first, 'no');
      await propose(first);
      const second = (await start({}, BOTH.id)).review.id;
      const story = await new ReviewStory(portal.services).start(BOTH.id);
      const told = async (reviewId: string) =>
        (
          await portal.services.reviews.getReview(
            { reviewId },
            { credentials: NADIA },
          )
        ).dispositions.map(({ text }) => text);
      expect(await told(first)).toEqual(['Build a button']);
      expect(await told(second)).toEqual([]);
      expect(await told(story.reviewId)).toEqual([]);
      const { running } = await portal.services.overview.getEntityOverview(
        { entityRef: ENTITY_REF, reviews: 10 },
        { credentials: NADIA },
      );
      expect(running).toMatchObject([
        { review: { id: story.reviewId }, dispositions: [] },
      ]);
    });

    it('has its conditions wait for whoever owes them', async () => {
      const { review } = await start();
      await answer(review.id, 'yes');
      await submit(review.id);
      await decide(review.id, {
        outcome: 'conditionalGo',
        conditions: [
          {
            text: 'Watch the error rate',
            ownerRef: 'user:default/nadia',
            dueOn: '2026-03-09',
          },
        ],
      });
      const { items } = await portal.services.mine.listWaiting(
        { limit: 10 },
        { credentials: NADIA },
      );
      expect(items).toMatchObject([{ waitingFor: 'meetCondition' }]);
    });

    it('loses its title when what its author wrote is erased', async () => {
      const { review } = await start();
      await portal.services.historyCare.eraseContent(
        named({ userRef: 'user:default/nadia' }),
        { credentials: OMAR },
      );
      expect(
        (
          await portal.services.reviews.getReview(
            { reviewId: review.id },
            { credentials: NADIA },
          )
        ).review.change,
      ).toMatchObject({ title: 'Erased', plannedOn: CHANGE.plannedOn });
    });
  },
);
