import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { COMMENT_LIMITS } from 'backstage-plugin-orr-common';
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
import { named, ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const REF = {
  nadia: 'user:default/nadia',
  tom: 'user:default/tom',
  omar: 'user:default/omar',
};
const PAYMENTS = 'group:default/payments';

describe.each(databases.eachSupportedId())('comments on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({
        entities: [CHECKOUT, group('payments'), group('reliability')],
      }),
      documents: [{ ...CHECKLIST, deciding: { default: 'independent' } }],
    });
    story = await new ReviewStory(portal.services).submitted();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const comments = () => portal.services.comments;
  const list = (credentials = NADIA) =>
    comments().listComments({ reviewId: story.reviewId }, { credentials });
  const start = (
    rest: { text?: string; mentions?: string[]; questionId?: string } = {},
    credentials = OMAR,
  ) =>
    comments().startThread(
      named({
        reviewId: story.reviewId,
        questionId: 'runbook',
        text: 'Which region?',
        mentions: [],
        ...rest,
      }),
      { credentials },
    );
  const reply = (
    threadId: string,
    credentials = NADIA,
    mentions: string[] = [],
  ) =>
    comments().replyToThread(
      named({
        reviewId: story.reviewId,
        threadId,
        text: 'The old one',
        mentions,
      }),
      { credentials },
    );
  const edit = (
    commentId: string,
    revision: number,
    rest: { text?: string; mentions?: string[] } = {},
    credentials = OMAR,
  ) =>
    comments().editComment(
      named({
        reviewId: story.reviewId,
        commentId,
        revision,
        text: 'Which regions?',
        mentions: [],
        ...rest,
      }),
      { credentials },
    );
  const settle = (
    act: 'resolveThread' | 'reopenThread',
    threadId: string,
    credentials = OMAR,
  ) =>
    comments()[act](named({ reviewId: story.reviewId, threadId }), {
      credentials,
    });
  const outbox = async (): Promise<
    { id: string; channel: string; payload: string }[]
  > => knex('outbox').select('id', 'channel', 'payload');
  /** What was put out since: notifications by scope and title, then signals. */
  const toldBy = async (work: () => Promise<unknown>) => {
    const before = (await outbox()).map(({ id }) => id);
    await work();
    const added = (await outbox()).filter(({ id }) => !before.includes(id));
    const of = (channel: string) =>
      added
        .filter(item => item.channel === channel)
        .map(({ payload }) => JSON.parse(payload))
        .sort((one, other) => (one.title < other.title ? -1 : 1));
    return { notifications: of('notification'), signals: of('signal') };
  };

  it('keeps what was said, oldest first, with what each may do about it', async () => {
    const { id } = await start({
      mentions: ['User:default/Nadia', REF.nadia, PAYMENTS],
    });
    await reply(id);
    const { threads, mayComment } = await list();
    expect(mayComment).toBe(true);
    expect(threads).toEqual([
      {
        id,
        questionId: 'runbook',
        startedBy: REF.omar,
        startedAt: portal.clock.now().toISOString(),
        comments: [
          expect.objectContaining({
            text: 'Which region?',
            mentions: [REF.nadia, PAYMENTS],
            writtenBy: REF.omar,
            revision: 1,
            mayEdit: false,
          }),
          expect.objectContaining({
            text: 'The old one',
            writtenBy: REF.nadia,
            mayEdit: true,
          }),
        ],
        maySettle: true,
      },
    ]);
  });

  it('tells those who are named, the others of the thread and the driver, and open pages', async () => {
    let id = '';
    const first = await toldBy(async () => {
      ({ id } = await start({ mentions: [REF.tom] }));
    });
    const scope = `orr:comment:${story.reviewId}:${id}`;
    const link = expect.stringMatching(
      new RegExp(`/reviews/${story.reviewId}\\?question=runbook&thread=${id}$`),
    );
    expect(first.notifications).toEqual([
      expect.objectContaining({
        scope,
        link,
        severity: 'low',
        recipientRefs: [REF.nadia],
        excludeRef: REF.omar,
        title: 'checkout: user:default/omar has commented',
      }),
      expect.objectContaining({
        scope,
        link,
        severity: 'normal',
        recipientRefs: [REF.tom],
        title: 'checkout: user:default/omar names you in a comment',
      }),
    ]);
    expect(first.signals).toMatchObject([
      { message: { type: 'comments', reviewId: story.reviewId } },
    ]);
    const second = await toldBy(() => reply(id));
    expect(second.notifications).toEqual([
      expect.objectContaining({ scope, recipientRefs: [REF.omar, REF.tom] }),
    ]);
    expect(JSON.stringify([first, second])).not.toMatch(/region|old one/);
  });

  it('lets only whoever wrote a comment change it, on what they have read, and says so', async () => {
    const { comments: said } = await start({ mentions: [REF.tom] });
    const [{ id }] = said;
    await expect(edit(id, 1, {}, NADIA)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    portal.moveTo('2026-03-03T09:00:00.000Z');
    const told = await toldBy(() =>
      edit(id, 1, { mentions: [REF.tom, REF.nadia] }),
    );
    // Tom was told of it before.
    expect(told.notifications).toMatchObject([{ recipientRefs: [REF.nadia] }]);
    expect((await list()).threads[0].comments).toMatchObject([
      {
        text: 'Which regions?',
        revision: 2,
        editedAt: '2026-03-03T09:00:00.000Z',
      },
    ]);
    await expect(edit(id, 1)).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'The comment was changed meanwhile',
    });
  });

  it('resolves and reopens; a resolved thread takes no reply, and the second of two changes nothing', async () => {
    const { id } = await start();
    expect(await settle('resolveThread', id, NADIA)).toMatchObject({
      resolved: { by: REF.nadia },
    });
    expect((await toldBy(() => settle('resolveThread', id))).signals).toEqual(
      [],
    );
    expect((await list()).threads[0].resolved?.by).toBe(REF.nadia);
    await expect(reply(id)).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await settle('reopenThread', id)).not.toHaveProperty('resolved');
    await reply(id);
  });

  it('says what there is not, and what is not asked', async () => {
    await expect(start({ questionId: 'nothing' })).rejects.toMatchObject({
      name: 'InputError',
      message: 'questionId: nothing is not asked in this review',
    });
    const nobody = '8f3c1a52-2b6d-4b52-9d7e-3b1a2c4d5e6f';
    await expect(reply(nobody)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(edit(nobody, 1)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(settle('resolveThread', nobody)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('has room for so many and no more', async () => {
    const { id } = await start();
    await knex('review_comment').insert(
      Array.from({ length: COMMENT_LIMITS.perReview - 1 }, (_, index) => ({
        id: `c${index}`,
        thread_id: id,
        position: index + 1,
        revision: 1,
        text: 'More',
        mentions: '[]',
        written_by: REF.tom,
        written_at: portal.clock.now().toISOString(),
      })),
    );
    await expect(reply(id)).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'A review holds 500 comments at the most',
    });
    await expect(start()).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('blocks no decision, and stays as it is after one', async () => {
    const { id, comments: said } = await start();
    await story.decide();
    expect(story.detail.review.state).toBe('decided');
    for (const write of [
      () => start(),
      () => reply(id),
      () => edit(said[0].id, 1),
      () => settle('resolveThread', id),
    ]) {
      await expect(write()).rejects.toMatchObject({ name: 'ConflictError' });
    }
    expect(await list(OMAR)).toMatchObject({
      mayComment: false,
      threads: [{ maySettle: false, comments: [{ mayEdit: false }] }],
    });
  });

  it('is part of the history, and is erased with its writer', async () => {
    const { id, comments: said } = await start();
    await edit(said[0].id, 1);
    await reply(id, TOM);
    await settle('resolveThread', id);
    await settle('reopenThread', id);
    const { items } = await portal.services.changes.listEntityChanges(
      { entityRef: 'component:default/checkout', limit: 5 },
      { credentials: NADIA },
    );
    expect(items.map(({ action }) => action)).toEqual([
      'thread.reopened',
      'thread.resolved',
      'comment.added',
      'comment.edited',
      'comment.added',
    ]);
    expect(items[0].question).toMatchObject({ id: 'runbook' });
    const erased = await knex.transaction(trx =>
      portal.stores.erasure.erase(trx, {
        userRef: REF.omar,
        actorRef: REF.nadia,
        now: portal.clock.now(),
      }),
    );
    expect(erased.texts).toBe(1);
    expect((await list()).threads[0].comments.map(({ text }) => text)).toEqual([
      'Erased',
      'The old one',
    ]);
    expect(JSON.stringify(await knex('history_entry'))).not.toContain('region');
    expect(
      await portal.services.historyCare.verifyHistory({
        credentials: mockCredentials.user(REF.omar),
      }),
    ).toMatchObject({ brokenChains: 0 });
  });
});
