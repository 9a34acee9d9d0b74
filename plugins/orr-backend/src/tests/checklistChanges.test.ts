import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessClock } from '../tasks/ReadinessClock';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const CHANGED: ChecklistDocument = {
  ...CHECKLIST,
  title: 'Launch, second edition',
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [CHECKLIST.sections[0].questions[0]],
    },
  ],
};
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'a checklist that changes, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const publish = async (...documents: ChecklistDocument[]) => {
      const now = portal.clock.now();
      await portal.services.checklistPublisher.publish({ documents, now });
      const clock = new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      });
      return clock.runOnce(now);
    };
    const readiness = () =>
      portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        { credentials: NADIA },
      );
    const listed = async () => {
      const { items } = await portal.services.readiness.listReadiness(
        { limit: 10, text: 'checkout' },
        { credentials: NADIA },
      );
      return items[0];
    };
    const reviews = () => portal.services.reviews;
    const start = () =>
      reviews().createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
    const answer = (reviewId: string, questionId: string, value: 'yes') =>
      reviews().saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId,
          revision: 0,
          statement:
            questionId === 'runbook'
              ? { kind: 'choices', choices: ['written', 'used'] }
              : { kind: 'practice', value },
          evidence: [],
        },
        { credentials: NADIA },
      );
    const decide = async (reviewId: string) => {
      const { review, snapshot } = await reviews().submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );
      return reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId,
          revision: review.revision,
          snapshotId: snapshot!.id,
          outcome: 'go',
          reason: 'All there',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
    };

    it('keeps a running review on the version it began with', async () => {
      const { review } = await start();
      await publish(CHANGED);

      // The second version asks no such question.
      await answer(review.id, 'runbook', 'yes');
      await answer(review.id, 'rollback', 'yes');
      const decided = await decide(review.id);

      expect(decided).toMatchObject({
        review: { checklistVersion: 1, checklistTitle: 'Launch' },
        checklist: { version: 1 },
        decision: { checklistVersion: 1 },
      });
      expect((await readiness()).checklists).toMatchObject([
        {
          standing: 'ready',
          checklistVersion: 2,
          checklistTitle: 'Launch, second edition',
          flags: { newerVersion: true },
        },
      ]);
      expect((await start()).review.checklistVersion).toBe(2);
    });

    it('does not drop a standing by a new version', async () => {
      const { review } = await start();
      await answer(review.id, 'runbook', 'yes');
      await answer(review.id, 'rollback', 'yes');
      await decide(review.id);

      expect(await publish(CHANGED)).toBe(0);

      expect((await readiness()).checklists).toMatchObject([
        { standing: 'ready', flags: { newerVersion: true } },
      ]);
      expect(await publish(CHANGED)).toBe(0);
      expect(await knex('checklist_version')).toHaveLength(2);
    });

    it('lets go of an archived checklist, and takes it up again with its decisions', async () => {
      const { review } = await start();
      await answer(review.id, 'runbook', 'yes');
      await answer(review.id, 'rollback', 'yes');
      await decide(review.id);
      expect(await listed()).toMatchObject({ headline: 'ready' });

      await publish();

      expect(await readiness()).toMatchObject({
        headline: 'notRequired',
        checklists: [],
      });
      expect(await listed()).toMatchObject({
        headline: 'notRequired',
        reasons: [],
      });
      expect((await listed()).validUntil).toBeUndefined();
      await expect(start()).rejects.toMatchObject({ name: 'InputError' });

      await publish(CHECKLIST);

      expect(await listed()).toMatchObject({ headline: 'ready' });
      expect(await knex('checklist_version')).toHaveLength(1);
    });

    it('counts a pilot in no headline, and shows it to its entities alone', async () => {
      await publish({
        ...CHECKLIST,
        state: 'pilot',
        pilotEntities: ['Component:default/Checkout'],
      });

      expect(await readiness()).toMatchObject({
        headline: 'notRequired',
        checklists: [{ standing: 'neverReviewed' }],
      });
      expect(await listed()).toMatchObject({
        headline: 'notRequired',
        inReview: false,
      });
      await start();
      expect(await listed()).toMatchObject({ inReview: false });

      await publish({
        ...CHECKLIST,
        state: 'pilot',
        pilotEntities: ['component:default/other'],
      });
      expect((await readiness()).checklists).toMatchObject([
        {
          standing: 'notRequired',
          reasons: [{ code: 'checklistDoesNotApply' }],
        },
      ]);
    });

    it('makes no standing of a draft', async () => {
      await publish(CHECKLIST, { ...CHANGED, id: 'draft', state: 'draft' });

      expect(
        (await readiness()).checklists.map(({ checklistId }) => checklistId),
      ).toEqual([CHECKLIST.id]);
      expect(await knex('readiness').where({ checklist_id: 'draft' })).toEqual(
        [],
      );
    });

    it('stops asking entities that it does not apply to any more', async () => {
      expect(await listed()).toMatchObject({ headline: 'neverReviewed' });

      expect(await publish({ ...CHECKLIST, appliesTo: { kind: 'API' } })).toBe(
        1,
      );

      expect(await listed()).toMatchObject({
        headline: 'notRequired',
        reasons: [{ code: 'checklistDoesNotApply' }],
      });
      const events = (await knex('outbox'))
        .map(({ payload }) => JSON.parse(payload))
        .filter(({ topic }) => topic === 'orr.readiness');
      expect(events).toMatchObject([
        { payload: { from: 'neverReviewed', to: 'notRequired' } },
      ]);
    });
  },
);
