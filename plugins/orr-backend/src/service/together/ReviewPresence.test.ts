import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const TOMS_PAGE = randomUUID();
const NADIAS_PAGE = randomUUID();

describe.each(databases.eachSupportedId())(
  'who is in a review, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let reviewId: string;
    let mayRead: AuthorizeResult.ALLOW | AuthorizeResult.DENY;

    beforeEach(async () => {
      mayRead = AuthorizeResult.ALLOW;
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        permissions: mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(({ permission }) => ({
              result:
                permission.name === 'orr.review.read'
                  ? mayRead
                  : AuthorizeResult.ALLOW,
            })),
        }),
      });
      const { review } = await portal.services.reviews.createReview(
        {
          mutationId: randomUUID(),
          entityRef: 'component:default/checkout',
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      reviewId = review.id;
      await knex('outbox').delete();
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const note = (
      credentials: BackstageCredentials,
      sessionId: string,
      place: { questionId?: string; leaving?: boolean } = {},
    ) =>
      portal.services.presence.notePresence(
        { reviewId, sessionId, leaving: false, ...place },
        { credentials },
      );
    const save = (credentials: BackstageCredentials, revision: number) =>
      portal.services.reviews.saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId: 'rollback',
          revision,
          statement: null,
          evidence: [],
        },
        { credentials },
      );
    /** The signals written since the last look. */
    const signals = async () => {
      const rows: { payload: string }[] = await knex('outbox')
        .where({ channel: 'signal' })
        .orderBy('created_at');
      await knex('outbox').delete();
      return rows.map(({ payload }) => {
        const { message, audience } = JSON.parse(payload);
        return [message.type, message.reviewId, audience.actorRef];
      });
    };
    const AT = '2026-03-02T09:00:00.000Z';

    it('tells each who else is there and where, and the others of what is new', async () => {
      expect(await note(NADIA, NADIAS_PAGE)).toEqual({
        people: [],
        answersAt: undefined,
        review: { state: 'inProgress', revision: 1 },
      });
      expect(await signals()).toEqual([]);

      expect(
        (await note(TOM, TOMS_PAGE, { questionId: 'rollback' })).people,
      ).toEqual([{ userRef: 'user:default/nadia', seenAt: AT }]);
      expect((await note(NADIA, NADIAS_PAGE)).people).toEqual([
        { userRef: 'user:default/tom', questionId: 'rollback', seenAt: AT },
      ]);
      const arrived = ['presence', reviewId, 'user:default/tom'];
      expect(await signals()).toEqual([arrived]);

      await note(TOM, TOMS_PAGE, { questionId: 'rollback' });
      expect(await signals()).toEqual([]);
      await note(TOM, TOMS_PAGE, { questionId: 'runbook' });
      await note(TOM, TOMS_PAGE, { leaving: true });
      await note(TOM, TOMS_PAGE, { leaving: true });
      expect(await signals()).toEqual([arrived, arrived]);
      expect((await note(NADIA, NADIAS_PAGE)).people).toEqual([]);
    });

    it('names a person with two pages once, where they were last', async () => {
      await note(TOM, TOMS_PAGE, { questionId: 'rollback' });
      portal.moveTo('2026-03-02T09:00:05.000Z');
      await note(TOM, randomUUID(), { questionId: 'runbook' });
      expect((await note(NADIA, NADIAS_PAGE)).people).toEqual([
        {
          userRef: 'user:default/tom',
          questionId: 'runbook',
          seenAt: '2026-03-02T09:00:05.000Z',
        },
      ]);
    });

    it('lets a page that says nothing any more run out', async () => {
      await note(TOM, TOMS_PAGE);
      portal.moveTo('2026-03-02T09:00:49.000Z');
      expect((await note(NADIA, NADIAS_PAGE)).people).toHaveLength(1);
      portal.moveTo('2026-03-02T09:00:50.000Z');
      expect((await note(NADIA, NADIAS_PAGE)).people).toHaveLength(0);
      expect(
        await portal.stores.presence.purge({ before: portal.clock.now() }),
      ).toBe(1);
      expect(await knex('review_presence')).toHaveLength(1);
    });

    it('signals a save to company, and writes nothing where there is none', async () => {
      await save(NADIA, 0);
      await note(NADIA, NADIAS_PAGE);
      await save(NADIA, 1);
      expect(await signals()).toEqual([]);

      await note(NADIA, randomUUID());
      await save(NADIA, 2);
      expect(await signals()).toEqual([
        ['answers', reviewId, 'user:default/nadia'],
      ]);
      await note(TOM, TOMS_PAGE);
      await signals();
      await save(TOM, 3);
      expect(await signals()).toEqual([
        ['answers', reviewId, 'user:default/tom'],
      ]);
      expect((await note(TOM, TOMS_PAGE)).answersAt).toBe(AT);
    });

    it('signals that the review was submitted', async () => {
      await portal.services.reviews.submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );
      expect(await signals()).toEqual([
        ['review', reviewId, 'user:default/nadia'],
      ]);
    });

    it('takes nobody in who may not read, who is no person, or who is nowhere', async () => {
      await expect(
        note(OMAR, randomUUID(), { questionId: 'none' }),
      ).rejects.toMatchObject({ name: 'InputError' });
      await expect(
        note(
          await mockServices.auth().getOwnServiceCredentials(),
          randomUUID(),
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      mayRead = AuthorizeResult.DENY;
      await expect(note(OMAR, randomUUID())).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(await knex('review_presence')).toEqual([]);
    });
  },
);
