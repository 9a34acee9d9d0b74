import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'What launch reviews missed on %s',
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

    /** On 2 March. */
    const decide = async (
      outcome: 'conditionalGo' | 'noGo' = 'conditionalGo',
    ) => {
      const story = await new ReviewStory(portal.services).submitted();
      await story.decide(outcome === 'noGo' ? { outcome, conditions: [] } : {});
    };
    const deploy = (finishedAt: string, outcome: 'succeeded' | 'failed') =>
      portal.services.deployHealthService.recordDeployments(
        {
          deployments: [
            {
              entityRefs: [ENTITY_REF],
              source: 'default',
              id: finishedAt,
              environment: 'production',
              outcome,
              kind: 'deploy',
              finishedAt,
            },
          ],
        },
        { credentials: mockCredentials.service('external:pipeline') },
      );
    const askOn = (instant: string) => {
      portal.moveTo(instant);
      return portal.services.lessonAsking.runOnce(new Date(instant));
    };
    const service = () => portal.services.lessonService;
    const list = async () =>
      (
        await service().listEntityLessons(
          { entityRef: ENTITY_REF },
          { credentials: NADIA },
        )
      ).items;
    const page = async (query: object = {}) =>
      service().listChecklistLessons(
        { checklistId: 'launch', limit: 50, ...query },
        { credentials: OMAR },
      );
    const told = async () =>
      (await knex('outbox').where({ channel: 'notification' }))
        .map(({ payload }) => JSON.parse(payload))
        .filter(({ scope }) => scope.startsWith('orr:lesson:'));

    it('is asked once, a month after the decision', async () => {
      await decide();
      expect(await askOn('2026-04-01T08:59:00.000Z')).toBe(0);
      expect(await askOn('2026-04-01T09:00:00.000Z')).toBe(1);
      expect(await askOn('2026-04-02T09:00:00.000Z')).toBe(0);
      expect(await told()).toMatchObject([
        {
          title: 'checkout: what did the launch review miss?',
          recipientRefs: ['group:default/payments'],
          link: '/catalog/default/component/checkout/operational-readiness',
        },
      ]);
      expect(await list()).toMatchObject([
        {
          checklistTitle: 'Launch',
          launchedAt: '2026-03-02T09:00:00.000Z',
          state: 'asked',
          may: { tell: true },
        },
      ]);
    });

    it('is asked a month after the first deployment to production, where one followed', async () => {
      await decide();
      portal.moveTo('2026-03-20T12:00:00.000Z');
      await deploy('2026-03-05T10:00:00.000Z', 'failed');
      await deploy('2026-03-12T10:00:00.000Z', 'succeeded');
      await deploy('2026-03-20T10:00:00.000Z', 'succeeded');
      expect(await askOn('2026-04-02T09:00:00.000Z')).toBe(0);
      expect(await askOn('2026-04-11T10:00:00.000Z')).toBe(1);
      expect(await list()).toMatchObject([
        { launchedAt: '2026-03-12T10:00:00.000Z' },
      ]);
    });

    it.each([
      ['a no-go', 'noGo' as const, '2026-04-02T09:00:00.000Z'],
      [
        'a launch long ago',
        'conditionalGo' as const,
        '2026-06-02T09:00:00.000Z',
      ],
    ])('asks nothing of %s', async (_, outcome, at) => {
      await decide(outcome);
      expect(await askOn(at)).toBe(0);
    });

    it('is told once, kept with the history, and shown to authors', async () => {
      await decide();
      await askOn('2026-04-02T09:00:00.000Z');
      const [{ id: lessonId }] = await list();
      const tell = () =>
        service().tellLesson(
          named({
            entityRef: ENTITY_REF,
            lessonId,
            missed: 'Nobody knew whom to call',
            question: 'Who is on call?',
          }),
          { credentials: NADIA },
        );
      expect((await page()).items).toEqual([]);
      expect(await tell()).toMatchObject({
        state: 'told',
        missed: 'Nobody knew whom to call',
        saidBy: 'user:default/nadia',
        may: { tell: false },
      });
      await expect(tell()).rejects.toMatchObject({ name: 'ConflictError' });
      expect((await page()).items).toMatchObject([
        { entityRef: ENTITY_REF, question: 'Who is on call?' },
      ]);
      expect((await page({ checklistId: 'other' })).items).toEqual([]);
      expect(
        await knex('history_entry').where({ action: 'lesson.told' }),
      ).toMatchObject([{ actor_ref: 'user:default/nadia' }]);
      expect((await page({ limit: 1 })).nextCursor).toBeUndefined();
    });

    it('is dismissed by whoever has nothing to tell', async () => {
      await decide();
      await askOn('2026-04-02T09:00:00.000Z');
      const [{ id: lessonId }] = await list();
      expect(
        await service().dismissLesson(
          named({ entityRef: ENTITY_REF, lessonId }),
          { credentials: NADIA },
        ),
      ).toMatchObject({ state: 'dismissed', may: { tell: false } });
      expect((await page()).items).toEqual([]);
      await expect(
        service().dismissLesson(
          named({
            entityRef: ENTITY_REF,
            lessonId: '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d02',
          }),
          { credentials: NADIA },
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  },
);
