import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ProposeToChecklistBody } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const [QUESTION] = CHECKLIST.sections[0].questions;

describe.each(databases.eachSupportedId())('proposals on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  /** Of whoever may not look at what others propose. */
  const restricted = new Set<string>();

  beforeEach(async () => {
    restricted.clear();
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: restricted.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.proposalService;
  const propose = (
    change: Partial<ProposeToChecklistBody> = {},
    credentials = NADIA,
  ) =>
    service().proposeToChecklist(
      named({
        checklistId: CHECKLIST.id,
        kind: 'change' as const,
        questionId: QUESTION.id,
        text: 'Ask how long it takes.',
        ...change,
      }),
      { credentials },
    );
  const list = (query: object = {}, credentials = NADIA) =>
    service().listChecklistProposals({ limit: 10, ...query }, { credentials });
  const told = async () =>
    (await knex('outbox').select('payload'))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ topic }) => topic === 'orr:programme')
      .map(({ recipientRefs, title, excludeRef }) => ({
        recipientRefs,
        title,
        excludeRef,
      }))
      // Both are of the same instant.
      .sort((one, other) => (one.title < other.title ? -1 : 1));

  it('go to the owner of the checklist, and the reply to who proposed', async () => {
    const { id } = await propose();
    expect(await list()).toEqual({
      items: [
        expect.objectContaining({
          id,
          checklistTitle: CHECKLIST.title,
          questionTitle: QUESTION.title,
          state: 'open',
          proposedBy: 'user:default/nadia',
        }),
      ],
      totalItems: 1,
      nextCursor: undefined,
      may: { curate: true, author: true },
    });
    const replied = await service().replyToProposal(
      named({
        proposalId: id,
        revision: 1,
        state: 'answered' as const,
        reply: 'Minutes are asked elsewhere.',
      }),
      { credentials: OMAR },
    );
    expect(replied).toMatchObject({
      state: 'answered',
      reply: 'Minutes are asked elsewhere.',
      repliedBy: 'user:default/omar',
      revision: 2,
    });
    expect(await told()).toEqual([
      {
        recipientRefs: [CHECKLIST.owner],
        title: `${CHECKLIST.title}: a change of a question is proposed`,
        excludeRef: 'user:default/nadia',
      },
      {
        recipientRefs: ['user:default/nadia'],
        title: `${CHECKLIST.title}: what you proposed was answered`,
        excludeRef: 'user:default/omar',
      },
    ]);
  });

  it('are found by their id, by those who may see them', async () => {
    const { id } = await propose();
    await propose({ text: 'Another' }, OMAR);
    expect(await list({ id }, OMAR)).toMatchObject({
      items: [{ id }],
      totalItems: 1,
    });
    restricted.add('orr.checklist.curate');
    expect(await list({ id }, OMAR)).toMatchObject({
      items: [],
      totalItems: 0,
    });
  });

  it('are one’s own for whoever may not curate', async () => {
    await propose();
    await propose({ text: 'Another' }, OMAR);
    restricted.add('orr.checklist.curate');
    expect(await list({}, OMAR)).toMatchObject({
      items: [{ text: 'Another' }],
      totalItems: 1,
      may: { curate: false, author: true },
    });
    const { items } = await list();
    await expect(
      service().replyToProposal(
        named({
          proposalId: items[0].id,
          revision: 1,
          state: 'takenUp' as const,
        }),
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('are refused of whoever may not propose, and of what is not asked', async () => {
    await expect(propose({ questionId: 'no-such' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('body.questionId'),
    });
    await expect(
      service().proposeToChecklist(
        named({
          checklistId: 'no-such',
          kind: 'newQuestion' as const,
          text: 'x',
        }),
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    restricted.add('orr.checklist.propose');
    await expect(propose()).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect((await list()).totalItems).toBe(0);
  });

  it('take one reply at each revision, and tell of the other', async () => {
    const { id } = await propose();
    const reply = (state: 'takenUp' | 'answered', revision: number) =>
      service().replyToProposal(
        named({ proposalId: id, revision, state, reply: 'So' }),
        { credentials: OMAR },
      );
    await reply('takenUp', 1);
    await expect(reply('answered', 1)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect((await list()).items[0]).toMatchObject({ state: 'takenUp' });
    expect(await reply('answered', 2)).toMatchObject({ revision: 3 });
  });

  it('are listed page by page, the newest first, as far as they are asked for', async () => {
    for (const [index, text] of ['first', 'second', 'third'].entries()) {
      portal.moveTo(`2026-03-0${index + 3}T09:00:00.000Z`);
      await propose({ text });
    }
    const first = await list({ limit: 2 });
    expect(first.items.map(({ text }) => text)).toEqual(['third', 'second']);
    const next = await list({ limit: 2, cursor: first.nextCursor });
    expect(next.items.map(({ text }) => text)).toEqual(['first']);
    expect(next.nextCursor).toBeUndefined();
    expect((await list({ state: ['declined'] })).items).toEqual([]);
    await expect(
      list({ limit: 2, cursor: first.nextCursor, state: ['open'] }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('lose what somebody wrote when that is erased, and keep what became of it', async () => {
    await propose();
    expect(
      await portal.stores.erasure.count('user:default/nadia'),
    ).toMatchObject({ texts: 1 });
    await knex.transaction(trx =>
      portal.stores.erasure.erase(trx, {
        userRef: 'user:default/nadia',
        actorRef: 'user:default/omar',
        now: portal.clock.now(),
      }),
    );
    expect((await list()).items[0]).toMatchObject({
      text: 'Erased',
      state: 'open',
    });
  });
});
