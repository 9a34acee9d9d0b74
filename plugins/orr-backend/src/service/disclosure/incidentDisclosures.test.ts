import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
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
import {
  ENTITY_REF,
  named,
  ReviewStory,
} from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

/** All of it is asked after incidents, too. */
const ASKED_AFTER_INCIDENTS: ChecklistDocument = {
  ...CHECKLIST,
  kinds: ['launch', 'periodic', 'incident'],
  sections: CHECKLIST.sections.map(section => ({
    ...section,
    questions: section.questions.map(question => ({
      ...question,
      profiles: ['launch', 'periodic', 'incident'],
    })),
  })),
};

describe.each(databases.eachSupportedId())(
  'what the review of an incident finds, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [ASKED_AFTER_INCIDENTS],
        catalog: catalogServiceMock({
          entities: [CHECKOUT, group('payments'), group('reliability')],
        }),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    type Practice = 'yes' | 'partly' | 'no';

    const answered = async (
      story: ReviewStory,
      { rollback, runbook }: { rollback: Practice; runbook: string[] },
    ) => {
      await story.answer('rollback', { kind: 'practice', value: rollback });
      await story.answer(
        'runbook',
        { kind: 'choices', choices: runbook },
        { credentials: TOM },
      );
      return story;
    };
    const GOOD = { rollback: 'yes' as Practice, runbook: ['written', 'used'] };

    /** Launched on 2 March; it is a week later. */
    const launched = async (
      answers: Parameters<typeof answered>[1] = GOOD,
      before: (story: ReviewStory) => Promise<unknown> = async () => {},
    ) => {
      const story = await new ReviewStory(portal.services).start();
      await answered(story, answers);
      await before(story);
      await story.submit();
      await story.decide({ outcome: 'go', conditions: [] });
      portal.moveTo('2026-03-09T09:00:00.000Z');
      return story.reviewId;
    };

    const incident = async (
      answers: Parameters<typeof answered>[1],
      outcome: 'go' | 'noGo' = 'noGo',
    ) => {
      const detail = await portal.services.reviews.createReview(
        named({
          entityRef: ENTITY_REF,
          checklistId: CHECKLIST.id,
          kind: 'incident' as const,
        }),
        { credentials: NADIA },
      );
      const story = await new ReviewStory(portal.services).follow(
        detail.review.id,
      );
      await answered(story, answers);
      await story.submit();
      await story.decide({ outcome, conditions: [] });
    };

    const disclosed = async (reviewId: string) =>
      (
        await portal.services.disclosures.listDisclosures(
          { reviewId },
          { credentials: OMAR },
        )
      ).items.map(({ disclosure, countsFrom }) => ({
        questionId: disclosure.questionId,
        level: disclosure.level,
        by: disclosure.disclosedBy,
        countsFrom,
      }));

    const standing = async () => {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      );
      const [{ standing: is, reasons }] = checklists;
      return { is, why: reasons.map(({ code }) => code) };
    };

    it('is disclosed to the decision before it, and counts once its grace is over', async () => {
      const reviewId = await launched();

      await incident({ ...GOOD, rollback: 'no' });

      expect(await disclosed(reviewId)).toEqual([
        {
          questionId: 'rollback',
          level: 'HIGH',
          by: 'user:default/nadia',
          countsFrom: '2026-03-24',
        },
      ]);
      expect((await standing()).is).toBe('readyWithConditions');
      portal.moveTo('2026-03-24T09:00:00.000Z');
      expect(await standing()).toMatchObject({
        is: 'notReady',
        why: ['gapPastGrace'],
      });
    });

    it('is disclosed once, whatever the outcome and however often it is found', async () => {
      const reviewId = await launched();

      await incident({ ...GOOD, runbook: ['written'] }, 'go');
      await incident({ rollback: 'no', runbook: ['used'] });

      expect(
        (await disclosed(reviewId))
          .map(({ questionId, level }) => `${questionId} ${level}`)
          .sort(),
      ).toEqual(['rollback HIGH', 'runbook MEDIUM']);
    });

    it('is nothing new where the decision knew as much', async () => {
      const reviewId = await launched({ ...GOOD, runbook: ['written'] });

      await incident({ ...GOOD, runbook: ['written'] }, 'go');

      expect(await disclosed(reviewId)).toEqual([]);
      expect((await standing()).is).toBe('ready');
    });

    it('neither raises nor lowers a standing where a gap is found fixed that was accepted', async () => {
      await launched({ ...GOOD, runbook: ['used'] }, async story => {
        const asked = await portal.services.dispositions.proposeDisposition(
          named({
            reviewId: story.reviewId,
            questionId: 'runbook',
            type: 'acceptance' as const,
            text: 'Until May',
            until: '2026-05-31',
          }),
          { credentials: NADIA },
        );
        await portal.services.dispositions.decideDisposition(
          named({
            dispositionId: asked.id,
            revision: asked.revision,
            outcome: 'approved' as const,
          }),
          { credentials: OMAR },
        );
      });
      const before = await standing();
      expect(before).toEqual({
        is: 'readyWithConditions',
        why: ['acceptedHigh'],
      });

      await incident(GOOD, 'go');

      expect(await standing()).toEqual(before);
      expect(await knex('disposition').pluck('state')).toEqual(['approved']);
    });

    it('is nothing where nothing was decided before', async () => {
      await incident({ ...GOOD, rollback: 'no' });

      expect(await knex('disclosure')).toEqual([]);
      expect((await standing()).is).toBe('neverReviewed');
    });
  },
);
