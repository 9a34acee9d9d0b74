import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SignOffVerdict } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const SARA = mockCredentials.user('user:default/sara');
const SVEN = mockCredentials.user('user:default/sven');
const GROUPS: Record<string, string[]> = {
  'user:default/nadia': ['group:default/payments'],
  'user:default/tom': ['group:default/payments'],
  'user:default/omar': ['group:default/reliability'],
  'user:default/sara': ['group:default/security'],
  'user:default/sven': ['group:default/security'],
};
const USER_INFO: UserInfoService = {
  getUserInfo: async (credentials: BackstageCredentials) => {
    const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
    return {
      userEntityRef,
      ownershipEntityRefs: [userEntityRef, ...(GROUPS[userEntityRef] ?? [])],
    };
  },
};
const SECTION = CHECKLIST.sections[0];

const documentWith = (required: boolean) => ({
  ...CHECKLIST,
  sections: [
    {
      ...SECTION,
      signOff: { by: ['group:default/Security', 'user:default/tom'], required },
    },
  ],
});

describe.each(databases.eachSupportedId())('sign-offs on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;

  const open = async (options: { required?: boolean } = {}) => {
    portal = await createTestPortal(knex, {
      documents: [documentWith(options.required ?? true)],
      userInfo: USER_INFO,
    });
    story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    await story.answer('runbook', {
      kind: 'choices',
      choices: ['written', 'used'],
    });
    await story.submit();
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const say = (
    verdict: SignOffVerdict,
    credentials = SARA,
    change: object = {},
  ) =>
    portal.services.signOffService.signOffSection(
      named({
        reviewId: story.reviewId,
        snapshotId: story.detail.snapshot!.id,
        sectionId: SECTION.id,
        verdict,
        ...(verdict === 'objected' && { note: 'The key is not rotated' }),
        ...change,
      }),
      { credentials },
    );

  const read = async (credentials = SARA) =>
    portal.services.scrutiny.getScrutiny(
      { reviewId: story.reviewId },
      { credentials },
    );

  const stateNow = async () =>
    (await read()).signOffs.map(({ state }) => state);

  const go = () =>
    story.decide({ outcome: 'go', conditions: [], reason: 'Fine' });

  const told = async (topicOfScope: string) =>
    (await knex('outbox').where({ channel: 'notification' }))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ scope }) => scope.startsWith(`orr:${topicOfScope}:`));

  const asked = () =>
    knex('section_sign_off_request')
      .orderBy('asked_ref')
      .select('section_id', 'asked_ref');

  const giveBackAndSubmit = async (change: () => Promise<unknown>) => {
    await portal.services.scrutiny.requestChanges(
      named({
        reviewId: story.reviewId,
        revision: story.detail.review.revision,
        snapshotId: story.detail.snapshot!.id,
        requests: [{ questionId: 'runbook', text: 'Link the runbook' }],
      }),
      { credentials: OMAR },
    );
    await change();
    await story.submit();
  };

  it('asks those whom the checklist names, once', async () => {
    await open();

    expect(await told('section-to-sign-off')).toEqual([
      expect.objectContaining({
        scope: `orr:section-to-sign-off:${story.reviewId}:operations`,
        title: 'checkout: a section waits for your sign-off',
      }),
    ]);
    expect(await asked()).toEqual([
      { section_id: 'operations', asked_ref: 'group:default/security' },
      { section_id: 'operations', asked_ref: 'user:default/tom' },
    ]);
    expect(await read()).toMatchObject({
      signOffs: [
        {
          sectionId: 'operations',
          required: true,
          state: 'waiting',
          signOffs: [],
        },
      ],
      may: { signOffSectionIds: ['operations'] },
    });
  });

  it('keeps who signed for whom, and asks nobody else any more', async () => {
    await open();
    const { sections } = await say('signed');

    expect(sections).toMatchObject([
      {
        state: 'signed',
        signOffs: [
          {
            verdict: 'signed',
            forRef: 'group:default/Security',
            signedBy: 'user:default/sara',
            signedAt: portal.clock.now().toISOString(),
            snapshotId: story.detail.snapshot!.id,
            holds: true,
          },
        ],
      },
    ]);
    expect((await read()).signOffs).toEqual(sections);
    expect(await asked()).toEqual([]);
    expect(await told('section-objected')).toEqual([]);
    expect(
      await knex('history_entry')
        .where({ action: 'section.signedOff' })
        .select('subject', 'actor_ref'),
    ).toEqual([{ subject: 'operations', actor_ref: 'user:default/sara' }]);
  });

  it('tells the driver of an objection, which outweighs a signature until it is taken back', async () => {
    await open();
    await say('signed', SVEN);
    await say('objected');

    expect(await stateNow()).toEqual(['objected']);
    const [message] = await told('section-objected');
    expect(message).toMatchObject({
      scope: `orr:section-objected:${story.reviewId}:operations`,
    });
    expect(JSON.stringify(message)).not.toContain('rotated');
    expect(
      await knex('outbox').where('payload', 'like', '%section-objected%'),
    ).toHaveLength(1);
    await expect(go()).rejects.toMatchObject({ name: 'InputError' });
    await say('signed');
    expect(await stateNow()).toEqual(['signed']);
    expect(await knex('section_sign_off')).toHaveLength(3);
  });

  it('holds for a later submission that says the same, and asks nobody again', async () => {
    await open();
    await say('signed');
    await giveBackAndSubmit(async () => {});

    expect(await read()).toMatchObject({
      signOffs: [{ state: 'signed', signOffs: [{ holds: true }] }],
    });
    expect(await told('section-to-sign-off')).toHaveLength(1);
    expect(await asked()).toEqual([]);
    await go();
    expect(story.detail.review.state).toBe('decided');
  });

  it('is outdated by another answer, and asks again', async () => {
    await open();
    await say('signed');
    await giveBackAndSubmit(() =>
      story.answer(
        'runbook',
        { kind: 'choices', choices: ['used'] },
        { revision: 1 },
      ),
    );

    expect(await read()).toMatchObject({
      signOffs: [{ state: 'outdated', signOffs: [{ holds: false }] }],
      may: { signOffSectionIds: ['operations'] },
    });
    expect(await told('section-to-sign-off')).toHaveLength(2);
    expect(await asked()).toHaveLength(2);
  });

  it('keeps back a go where it is required, and nothing else', async () => {
    await open();
    await expect(go()).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^outcome: .*sign-off of Operations$/),
    });
    expect(await knex('decision')).toEqual([]);
    await story.decide();
    expect(story.detail.decision?.outcome).toBe('conditionalGo');
  });

  it.each(['noGo', 'go'] as const)(
    'lets a %s be decided where nobody has to sign',
    async outcome => {
      await open({ required: false });
      await say('objected');
      await story.decide({ outcome, conditions: [], reason: 'As it is' });
      expect(story.detail.decision?.outcome).toBe(outcome);
    },
  );

  it('is the same once, however often it is sent', async () => {
    await open();
    const mutationId = randomUUID();
    const first = await say('signed', SARA, { mutationId });

    expect(await say('signed', SARA, { mutationId })).toEqual(first);
    expect(await knex('section_sign_off')).toHaveLength(1);
  });

  it.each<[string, typeof SARA, object, string, RegExp]>([
    ['whom nobody names', OMAR, {}, 'NotAllowedError', /does not name you/],
    [
      'an unknown section',
      SARA,
      { sectionId: 'care' },
      'InputError',
      /^sectionId: /,
    ],
    [
      'another submission',
      SARA,
      { snapshotId: randomUUID() },
      'ConflictError',
      /^snapshotId: /,
    ],
  ])('refuses %s', async (_, credentials, change, name, message) => {
    await open();
    await expect(say('signed', credentials, change)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(await knex('section_sign_off')).toEqual([]);
  });

  it('is for someone who has answered nothing in the section', async () => {
    await open();
    await giveBackAndSubmit(() =>
      story.answer(
        'runbook',
        { kind: 'choices', choices: ['used'] },
        { revision: 1, credentials: TOM },
      ),
    );

    await expect(say('signed', TOM)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/answered nothing/),
    });
    expect((await read(TOM)).may.signOffSectionIds).toEqual([]);
  });

  it('is over once the review does not wait for a decision', async () => {
    await open({ required: false });
    await go();

    await expect(say('signed')).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect((await read()).may.signOffSectionIds).toEqual([]);
    expect((await read(NADIA)).signOffs).toMatchObject([{ state: 'waiting' }]);
  });

  it('asks policy, and is for people alone', async () => {
    await open();
    const { signOffService } = (
      await createTestPortal(knex, {
        documents: [documentWith(true)],
        permissions: mockServices.permissions({ result: AuthorizeResult.DENY }),
      })
    ).services;
    const input = named({
      reviewId: story.reviewId,
      snapshotId: story.detail.snapshot!.id,
      sectionId: SECTION.id,
      verdict: 'signed' as const,
    });

    await expect(
      signOffService.signOffSection(input, { credentials: SARA }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('orr.section.signoff'),
    });
    await expect(
      portal.services.signOffService.signOffSection(input, {
        credentials: mockCredentials.service(),
      }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('waits for those whom the checklist names, until one of them has answered', async () => {
    await open();
    const item = {
      waitingFor: 'signOffSection',
      since: portal.clock.now().toISOString(),
      reviewId: story.reviewId,
      section: { id: 'operations', title: 'Operations' },
    };
    const lists = async (credentials: typeof SARA) => {
      const { mine } = portal.services;
      const waiting = await mine.listWaiting({ limit: 1 }, { credentials });
      const desk = await mine.listDesk(
        { limit: 1, show: 'all' },
        { credentials },
      );
      const held = await mine.listDesk(
        { limit: 1, show: 'mine' },
        { credentials },
      );
      return [waiting, desk, held].map(({ items }) => items);
    };
    expect(await lists(SARA)).toEqual([
      [expect.objectContaining(item)],
      [expect.objectContaining(item)],
      [],
    ]);
    const theirs = async (credentials: typeof SARA) =>
      (
        await portal.services.mine.listWaiting({ limit: 9 }, { credentials })
      ).items.map(({ waitingFor }) => waitingFor);
    expect(await theirs(TOM)).toEqual(['decideReview', 'signOffSection']);
    expect(await theirs(OMAR)).toEqual(['decideReview']);
    expect(await theirs(NADIA)).toEqual([]);

    await say('objected');
    expect(await lists(SVEN)).toEqual([[], [], []]);
    expect(await theirs(TOM)).toEqual(['decideReview']);

    await giveBackAndSubmit(() =>
      story.answer(
        'runbook',
        { kind: 'choices', choices: ['used'] },
        { revision: 1, credentials: TOM },
      ),
    );
    expect(await theirs(SVEN)).toEqual(['signOffSection']);
    // He has answered in it himself.
    expect(await theirs(TOM)).toEqual(['decideReview']);
    await story.decide();
    expect(await lists(SVEN)).toEqual([[], [], []]);
  });

  it('does not wait where policy lets nobody sign', async () => {
    await open();
    const { mine } = (
      await createTestPortal(knex, {
        documents: [documentWith(true)],
        userInfo: USER_INFO,
        permissions: mockServices.permissions.mock({
          authorizeConditional: async queries =>
            queries.map(({ permission }) => ({
              result:
                permission.name === 'orr.section.signoff'
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            })),
        }),
      })
    ).services;
    const options = { credentials: SARA };

    expect((await mine.listWaiting({ limit: 9 }, options)).items).toEqual([]);
    expect(
      (await mine.listDesk({ limit: 9, show: 'all' }, options)).items,
    ).toEqual([]);
  });

  it('lets the words of a person be erased', async () => {
    await open();
    await say('objected');
    await knex.transaction(trx =>
      portal.stores.erasure.erase(trx, {
        userRef: 'user:default/sara',
        actorRef: 'user:default/admin',
        now: portal.clock.now(),
      }),
    );

    expect((await read(OMAR)).signOffs[0].signOffs).toMatchObject([
      { verdict: 'objected', note: 'Erased' },
    ]);
  });
});
