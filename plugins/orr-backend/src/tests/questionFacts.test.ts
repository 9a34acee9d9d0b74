import {
  ChecklistDocument,
  Question,
  QuestionFact,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OTHER_CHECKLIST,
} from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { StatementLog } from '../database/__testUtils__/StatementLog';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const FACT = 'deployHealth.daysSinceSuccess';
const [SECTION] = CHECKLIST.sections;
const [ROLLBACK, RUNBOOK] = SECTION.questions;

const DEPLOYED: Question = {
  ...ROLLBACK,
  id: 'deployed',
  title: 'Was it deployed lately?',
  verification: 'fact',
  fact: { id: FACT, condition: { atMost: 30 } },
};
const LINKED: Question = {
  ...ROLLBACK,
  id: 'runbook-linked',
  title: 'Is the runbook linked?',
  risk: 'low',
  verification: 'fact',
  fact: { id: 'catalog.runbookLink', condition: { isTrue: true } },
};
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  sections: [{ ...SECTION, questions: [ROLLBACK, RUNBOOK, DEPLOYED, LINKED] }],
};

describe.each(databases.eachSupportedId())(
  'questions that facts answer, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [DOCUMENT, OTHER_CHECKLIST],
      });
      story = new ReviewStory(portal.services);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const tell = async (value: number) => {
      const { factReadings, entities } = portal.stores;
      const now = portal.clock.now();
      const entity = await entities.getByRef('component:default/checkout');
      await factReadings.transaction(trx =>
        factReadings.record(
          trx,
          [entity!.id],
          'deployHealth',
          [
            {
              factId: FACT,
              state: 'ok',
              value,
              observedAt: now.toISOString(),
            },
          ],
          now,
        ),
      );
    };
    const factOf = (
      facts: QuestionFact[] | undefined,
      questionId = 'deployed',
    ) => facts?.find(fact => fact.questionId === questionId);
    const openIds = async () => {
      const [{ questions }] =
        await portal.services.openQuestions.listOpenQuestions(
          { reviewId: story.reviewId },
          { credentials: NADIA },
        );
      return questions.map(({ questionId, level }) => [questionId, level]);
    };
    const report = () =>
      portal.services.reports.getReviewReport(
        { reviewId: story.reviewId },
        { credentials: NADIA },
      );

    it('tells what a fact says, from where, and until when a person has to', async () => {
      await story.start();
      expect(factOf(story.detail.questionFacts)).toMatchObject({
        factId: FACT,
        source: 'Deploy health',
        state: 'unknown',
        reason: 'notRead',
      });
      expect(
        factOf(story.detail.questionFacts, 'runbook-linked'),
      ).toMatchObject({
        state: 'ok',
        met: false,
        value: false,
        rung: 'linked',
        controlledBy: 'team',
      });
      expect(await openIds()).toContainEqual(['deployed', 'UNANSWERED']);

      await tell(4);
      await story.follow(story.reviewId);
      expect(factOf(story.detail.questionFacts)).toMatchObject({
        state: 'ok',
        met: true,
        value: 4,
        rung: 'probed',
        observedAt: '2026-03-02T09:00:00.000Z',
      });
      expect(await openIds()).not.toContainEqual(
        expect.arrayContaining(['deployed']),
      );
    });

    it('is answered by a person again once nobody has told of it for too long', async () => {
      await story.start();
      await tell(4);
      portal.moveTo('2026-03-10T09:00:00.000Z');
      await story.follow(story.reviewId);
      expect(factOf(story.detail.questionFacts)).toMatchObject({
        state: 'stale',
        value: 4,
      });
      expect(await openIds()).toContainEqual(['deployed', 'UNANSWERED']);
    });

    it('sees what the catalog says as of the last time that it was seen', async () => {
      await story.start();
      portal.moveTo('2026-04-10T09:00:00.000Z');
      await portal.services.projection.runOnce(portal.clock.now());
      await story.follow(story.reviewId);
      expect(
        factOf(story.detail.questionFacts, 'runbook-linked'),
      ).toMatchObject({
        state: 'ok',
        observedAt: '2026-04-10T09:00:00.000Z',
      });
    });

    it('is decided by what was frozen, and keeps what a person said beside it', async () => {
      await tell(4);
      await story.start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('runbook', { kind: 'choices', choices: ['used'] });
      await story.answer('deployed', { kind: 'practice', value: 'no' });
      await story.submit();
      expect(factOf(story.detail.snapshot?.state?.questionFacts)).toMatchObject(
        {
          state: 'ok',
          met: true,
          value: 4,
        },
      );

      await tell(90);
      await story.follow(story.reviewId);
      expect(factOf(story.detail.questionFacts)).toMatchObject({ met: false });
      await story.decide({ outcome: 'conditionalGo' });

      const { decision } = story.detail;
      expect(decision?.rungs).toMatchObject({ probed: 1 });
      const { snapshot } = await portal.services.history.getSnapshot(
        { reviewId: story.reviewId, snapshotId: decision!.ownSnapshotId! },
        { credentials: NADIA },
      );
      expect(factOf(snapshot.state?.questionFacts)).toMatchObject({ value: 4 });
      const { successes, sections } = await report();
      expect(successes).toContainEqual(
        expect.objectContaining({ questionId: 'deployed', rung: 'probed' }),
      );
      expect(
        sections[0].answers.find(({ questionId }) => questionId === 'deployed')
          ?.answer?.statement,
      ).toEqual({ kind: 'practice', value: 'no' });
    });

    it('keeps a decision from being taken where the fact is not met', async () => {
      await tell(90);
      await story.start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('runbook', { kind: 'choices', choices: ['used'] });
      await story.answer('deployed', { kind: 'practice', value: 'yes' });
      await story.submit();
      await tell(1);
      await expect(story.decide()).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('outcome'),
      });
    });

    it('costs one statement more than other questions', async () => {
      await story.start(OTHER_CHECKLIST.id);
      const log = new StatementLog(knex);
      const costOf = async (reviewId: string) =>
        (await log.during(() => story.follow(reviewId))).length;
      const other = await costOf(story.reviewId);
      await story.start();
      expect(await costOf(story.reviewId)).toBe(other + 1);
    });

    it('makes nothing ready by itself', async () => {
      await tell(1);
      await story.start();
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: 'component:default/checkout' },
        { credentials: NADIA },
      );
      expect(
        checklists.find(({ checklistId }) => checklistId === DOCUMENT.id)
          ?.standing,
      ).toBe('neverReviewed');
    });

    it('can be said to hold no longer, whatever the fact had said', async () => {
      await tell(4);
      await story.start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('runbook', { kind: 'choices', choices: ['used'] });
      await story.submit();
      await story.decide();
      const disclosed = await portal.services.disclosures.discloseGap(
        named({
          reviewId: story.reviewId,
          questionId: 'deployed',
          statement: { kind: 'practice' as const, value: 'no' as const },
          note: 'The pipeline has been off for weeks',
        }),
        { credentials: NADIA },
      );
      expect(disclosed.disclosure.level).toBe('HIGH');
    });
  },
);
