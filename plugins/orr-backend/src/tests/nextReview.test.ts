import { randomUUID } from 'node:crypto';
import {
  Answer,
  AnswerStatement,
  ChecklistDocument,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { ENTITY_REF, named } from '../__testUtils__/ReviewStory';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { SaveAnswerInput } from '../service/ReviewService';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const YES: AnswerStatement = { kind: 'practice', value: 'yes' };
const NO: AnswerStatement = { kind: 'practice', value: 'no' };
const [ROLLBACK, RUNBOOK] = CHECKLIST.sections[0].questions;
const practice = (id: string, risk: 'high' | 'medium' | 'low') => ({
  ...ROLLBACK,
  id,
  title: `How about ${id}?`,
  risk,
});
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [
        ROLLBACK,
        practice('alerts', 'medium'),
        practice('diagram', 'low'),
        practice('contact', 'low'),
        practice('data', 'medium'),
        RUNBOOK,
      ],
    },
  ],
};
const FIRST = '2026-03-02T09:00:00.000Z';
const NEXT = '2027-02-20T09:00:00.000Z';

describe.each(databases.eachSupportedId())(
  'the review after a decided one, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, { documents: [DOCUMENT] });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const reviews = () => portal.services.reviews;
    const start = (change: { carryOver?: boolean; kind?: 'launch' } = {}) =>
      reviews().createReview(
        named({
          entityRef: ENTITY_REF,
          checklistId: CHECKLIST.id,
          kind: 'periodic' as const,
          carryOver: true,
          ...change,
        }),
        { credentials: TOM },
      );
    const save = (
      reviewId: string,
      questionId: string,
      change: Partial<SaveAnswerInput> = {},
      credentials = NADIA,
    ) =>
      reviews().saveAnswer(
        named({
          reviewId,
          questionId,
          revision: 0,
          statement: YES,
          evidence: [],
          ...change,
        }),
        { credentials },
      );
    const affirm = (
      reviewId: string,
      answers: { questionId: string; revision: number }[],
      mutationId = randomUUID(),
    ) =>
      reviews().affirmAnswers(
        { mutationId, reviewId, answers },
        { credentials: TOM },
      );
    const read = (reviewId: string) =>
      reviews().getReview({ reviewId }, { credentials: TOM });
    const submit = async (reviewId: string) =>
      reviews().submitReview(
        named({ reviewId, revision: (await read(reviewId)).review.revision }),
        { credentials: TOM },
      );

    /** Answered by Nadia and decided by Omar, a year ago. */
    async function decided(
      change: Record<string, Partial<SaveAnswerInput>> = {},
    ): Promise<string> {
      const { review } = await start({ carryOver: false, kind: 'launch' });
      for (const id of ['rollback', 'alerts', 'diagram', 'contact', 'data']) {
        await save(review.id, id, change[id]);
      }
      await save(review.id, 'runbook', {
        statement: { kind: 'choices', choices: ['written', 'used'] },
      });
      const submitted = await submit(review.id);
      await reviews().decideReview(
        named({
          reviewId: review.id,
          revision: submitted.review.revision,
          snapshotId: submitted.snapshot!.id,
          outcome: 'go' as const,
          reason: 'Fine',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: OMAR },
      );
      return review.id;
    }

    it('begins with what still answers its questions, of whom and of when it is', async () => {
      const before = await decided({
        rollback: {
          note: 'Tried on a Friday',
          evidence: [{ url: 'https://wiki.example/run', date: '2026-03-01' }],
        },
      });
      portal.moveTo(NEXT);
      const { review, answers, participantRefs } = await start();
      // The runbook is asked at a launch alone.
      expect(answers.map(({ questionId }) => questionId)).toEqual([
        'alerts',
        'contact',
        'data',
        'diagram',
        'rollback',
      ]);
      expect(answers[4]).toEqual({
        questionId: 'rollback',
        revision: 1,
        statement: YES,
        note: 'Tried on a Friday',
        evidence: [{ url: 'https://wiki.example/run', date: '2026-03-01' }],
        answeredBy: 'user:default/nadia',
        answeredAt: FIRST,
        copiedFrom: {
          reviewId: before,
          answeredBy: 'user:default/nadia',
          answeredAt: FIRST,
        },
      });
      // Nadia has taken part in the earlier one alone.
      expect(participantRefs).toEqual(['user:default/tom']);
      const history = await portal.services.answerLog.listAnswerHistory(
        { reviewId: review.id, questionId: 'rollback', limit: 10 },
        { credentials: TOM },
      );
      expect(history.items).toEqual([answers[4]]);
      const [entry] = await knex('history_entry').where({
        aggregate_id: review.id,
      });
      expect([entry.action, JSON.parse(entry.facts)]).toEqual([
        'review.started',
        {
          kind: 'periodic',
          checklistId: CHECKLIST.id,
          fromReviewId: before,
          carried: 5,
          questionIds: ['alerts', 'contact', 'data', 'diagram', 'rollback'],
        },
      ]);
    });

    it('leaves out what the question takes no more', async () => {
      await decided();
      portal.moveTo(NEXT);
      const [section] = DOCUMENT.sections;
      await portal.services.checklistPublisher.publish({
        documents: [
          {
            ...DOCUMENT,
            sections: [
              {
                ...section,
                questions: [
                  { ...practice('alerts', 'medium'), answer: { type: 'text' } },
                  practice('diagram', 'low'),
                ],
              },
            ],
          },
        ],
        now: portal.clock.now(),
      });
      const { answers } = await start();
      expect(answers.map(({ questionId }) => questionId)).toEqual(['diagram']);
    });

    it('is refused answers where there are none, and starts without', async () => {
      await expect(start()).rejects.toThrow(/^carryOver: /);
      expect((await start({ carryOver: false })).answers).toEqual([]);
    });

    it('is started once by two at the same time', async () => {
      await decided();
      portal.moveTo(NEXT);
      const started = await Promise.allSettled([start(), start()]);
      expect(started.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(
        await knex('answer').where({ copied_answered_at: FIRST }),
      ).toHaveLength(5);
    });

    describe('with answers carried over', () => {
      let before: string;
      let reviewId: string;
      const answerTo = async (questionId: string) =>
        (await read(reviewId)).answers.find(
          answer => answer.questionId === questionId,
        )!;

      beforeEach(async () => {
        before = await decided({
          contact: {
            statement: { kind: 'notApplicable', reason: 'Nobody calls' },
          },
        });
        portal.moveTo(NEXT);
        reviewId = (await start()).review.id;
      });

      it('has low and medium ones affirmed together, each with a line of its own', async () => {
        const mutationId = randomUUID();
        const named3 = ['alerts', 'diagram'].map(questionId => ({
          questionId,
          revision: 1,
        }));
        const { answers } = await affirm(reviewId, named3, mutationId);
        expect(answers).toEqual(
          ['alerts', 'diagram'].map(questionId =>
            expect.objectContaining({
              questionId,
              revision: 2,
              statement: YES,
              answeredBy: 'user:default/tom',
              answeredAt: NEXT,
              copiedFrom: {
                reviewId: before,
                answeredBy: 'user:default/nadia',
                answeredAt: FIRST,
              },
            }),
          ),
        );
        expect(await answerTo('alerts')).toEqual(answers[0]);
        expect((await answerTo('data')).answeredAt).toBe(FIRST);
        // A retry is the same success.
        expect(await affirm(reviewId, named3, mutationId)).toEqual({ answers });
        const entries = await knex('history_entry')
          .where({ aggregate_id: reviewId, action: 'answer.saved' })
          .orderBy('seq');
        expect(
          entries.map(({ subject, actor_ref, facts }) => [
            subject,
            actor_ref,
            JSON.parse(facts).revision,
          ]),
        ).toEqual([
          ['alerts', 'user:default/tom', 2],
          ['diagram', 'user:default/tom', 2],
        ]);
        const found = await portal.services.historyCare.verifyHistory({
          credentials: OMAR,
        });
        expect(found.broken).toEqual([]);
      });

      it.each([
        ['a high risk', 'rollback', /^answers.1.questionId: rollback takes/],
        ['not applicable', 'contact', /^answers.1.questionId: contact takes/],
        ['no question', 'gone', /^answers.1.questionId: the checklist has no/],
        [
          'one named before',
          'alerts',
          /^answers.1.questionId: alerts is named/,
        ],
      ])('affirms none where one is %s', async (_, questionId, message) => {
        await expect(
          affirm(reviewId, [
            { questionId: 'alerts', revision: 1 },
            { questionId, revision: 1 },
          ]),
        ).rejects.toThrow(message);
        expect(await answerTo('alerts')).toMatchObject({ answeredAt: FIRST });
      });

      it('affirms none where somebody has changed one, and names it', async () => {
        await save(reviewId, 'diagram', { revision: 1, statement: NO });
        await expect(
          affirm(reviewId, [
            { questionId: 'alerts', revision: 1 },
            { questionId: 'diagram', revision: 1 },
          ]),
        ).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining('diagram'),
        });
        expect(await answerTo('alerts')).toMatchObject({ answeredAt: FIRST });
        await expect(
          affirm(reviewId, [{ questionId: 'diagram', revision: 2 }]),
        ).rejects.toThrow(/was not carried over, or is affirmed already/);
      });

      it('has a high one affirmed by a sentence or by fresh evidence alone', async () => {
        const same = { revision: 1, statement: YES };
        await expect(save(reviewId, 'rollback', same)).rejects.toThrow(
          /^note: to affirm the answer of 2026-03-02, write/,
        );
        await expect(
          save(reviewId, 'rollback', { ...same, note: 'Yes' }),
        ).rejects.toThrow(/^note: /);
        const saved = await save(reviewId, 'rollback', {
          ...same,
          note: 'Rolled back in January, took four minutes',
        });
        expect(saved).toMatchObject({ revision: 2, answeredAt: NEXT });
        expect(saved.copiedFrom?.answeredAt).toBe(FIRST);
        // Nor is the sentence taken away again.
        await expect(
          save(reviewId, 'rollback', { ...same, revision: 2 }),
        ).rejects.toThrow(/^note: /);
        const fresh = { url: 'https://ci.example/7', date: '2027-02-01' };
        await expect(
          save(reviewId, 'contact', {
            revision: 1,
            statement: { kind: 'notApplicable', reason: 'Nobody calls' },
            evidence: [fresh],
          }),
        ).resolves.toMatchObject({ revision: 2 });
      });

      it('takes another statement for itself, whatever the risk', async () => {
        const saved = await save(reviewId, 'rollback', {
          revision: 1,
          statement: NO,
        });
        expect(saved.copiedFrom).toBeUndefined();
      });

      it('is submitted once the high ones are affirmed; the others keep their day', async () => {
        await expect(submit(reviewId)).rejects.toThrow(
          'answers: to be affirmed before the review is submitted: rollback, contact',
        );
        portal.moveTo('2027-02-20T09:20:00.000Z');
        await save(
          reviewId,
          'rollback',
          { revision: 1, note: 'Rolled back in January' },
          TOM,
        );
        portal.moveTo('2027-02-21T12:00:00.000Z');
        await save(reviewId, 'contact', { revision: 1, statement: NO }, TOM);
        await affirm(reviewId, [{ questionId: 'alerts', revision: 1 }]);
        portal.moveTo('2027-02-21T12:22:00.000Z');
        const { snapshot, filling } = await submit(reviewId);
        const datesOf = (answers: Answer[]) =>
          answers.map(({ questionId, answeredAt }) => [
            questionId,
            answeredAt.slice(0, 10),
          ]);
        expect(datesOf(snapshot!.answers)).toEqual([
          ['alerts', '2027-02-21'],
          ['contact', '2027-02-21'],
          ['data', '2026-03-02'],
          ['diagram', '2026-03-02'],
          ['rollback', '2027-02-20'],
        ]);
        expect(filling).toEqual({
          minutes: 42,
          days: 2,
          carried: {
            reviewId: before,
            questionIds: ['alerts', 'contact', 'data', 'diagram', 'rollback'],
          },
        });
      });
    });

    it('holds as long as the cadence of the tier says', async () => {
      await portal.services.checklistPublisher.publish({
        documents: [
          { ...DOCUMENT, cadenceMonths: 9, cadenceByTier: { gold: 3 } },
        ],
        now: portal.clock.now(),
      });
      await knex('entity').update({ tier: 'gold' });
      const id = await decided();
      const { decision, cadenceMonths } = await read(id);
      expect([cadenceMonths, decision!.validUntil]).toEqual([3, '2026-06-02']);
    });
  },
);
