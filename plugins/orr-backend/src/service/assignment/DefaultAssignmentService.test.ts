import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
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

function person(name: string, of: string, displayName?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName }, memberOf: [of] },
    relations: [{ type: 'memberOf', targetRef: `group:default/${of}` }],
  };
}

function withMembers(name: string, members: string[]): Entity {
  return {
    ...group(name),
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: `user:default/${member}`,
    })),
  };
}

const PEOPLE = [
  withMembers('payments', ['nadia', 'tom']),
  withMembers('reliability', ['omar', 'priya']),
  person('nadia', 'payments'),
  person('tom', 'payments'),
  person('omar', 'reliability', 'Omar Haddad'),
  person('priya', 'reliability', 'Priya Nair'),
];
const URGENT = ['high', 'normal', 'low'];
const REF = {
  nadia: 'user:default/nadia',
  tom: 'user:default/tom',
  omar: 'user:default/omar',
  priya: 'user:default/priya',
};

describe.each(databases.eachSupportedId())('assignments on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [CHECKOUT, ...PEOPLE] }),
      documents: [{ ...CHECKLIST, deciding: { default: 'independent' } }],
    });
    story = await new ReviewStory(portal.services).submitted();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const assignments = () => portal.services.assignments;
  const take = (holderRef: string | null = null, credentials = OMAR) =>
    assignments().takeReview(named({ reviewId: story.reviewId, holderRef }), {
      credentials,
    });
  const decline = (
    holderRef: string | null,
    reason?: string,
    credentials = OMAR,
  ) =>
    assignments().declineReview(
      named({ reviewId: story.reviewId, holderRef, reason }),
      { credentials },
    );
  const give = (personRef: string, holderRef: string | null = null) =>
    assignments().giveReview(
      named({ reviewId: story.reviewId, holderRef, personRef }),
      { credentials: OMAR },
    );
  const notifications = async (): Promise<{ id: string; payload: string }[]> =>
    knex('outbox').where({ channel: 'notification' }).select('id', 'payload');
  /** What was told since, the most urgent first. */
  const toldBy = async (work: () => Promise<unknown>) => {
    const before = (await notifications()).map(({ id }) => id);
    await work();
    return (await notifications())
      .filter(({ id }) => !before.includes(id))
      .map(({ payload }) => JSON.parse(payload))
      .sort((a, b) => URGENT.indexOf(a.severity) - URGENT.indexOf(b.severity));
  };
  const waitsFor = async (credentials: typeof OMAR) =>
    (
      await portal.services.mine.listWaiting({ limit: 50 }, { credentials })
    ).items.map(({ waitingFor }) => waitingFor);
  const scope = () => `orr:review-to-decide:${story.reviewId}`;

  it('shows everybody who has it, and quietly tells the others who were asked', async () => {
    const told = await toldBy(() => take());
    expect(told).toEqual([
      expect.objectContaining({
        scope: scope(),
        severity: 'low',
        recipientRefs: ['group:default/reliability'],
        excludeRef: REF.omar,
        title: 'checkout: Omar Haddad sees to the decision',
      }),
    ]);
    const { assignment } = await portal.services.scrutiny.getScrutiny(
      { reviewId: story.reviewId },
      { credentials: NADIA },
    );
    expect(assignment).toEqual({
      holder: {
        personRef: REF.omar,
        state: 'taken',
        by: REF.omar,
        at: portal.clock.now().toISOString(),
      },
      declined: [],
    });
    expect(await waitsFor(OMAR)).toEqual(['decideReview']);
  });

  it('lets one of two who reach for it at once have it, and tells the other', async () => {
    await give(REF.priya);
    await expect(take()).rejects.toMatchObject({
      name: 'ConflictError',
      message: `holderRef: ${REF.priya} has the review meanwhile; load it again`,
    });
    expect(await take(REF.priya)).toMatchObject({
      holder: { personRef: REF.omar },
    });
  });

  it('gives it to another who may decide, who is asked, and nobody else is waited for', async () => {
    const told = await toldBy(() => give('User:default/Priya'));
    expect(told).toMatchObject([
      {
        scope: scope(),
        severity: 'normal',
        recipientRefs: [REF.priya],
        title: 'checkout waits for your decision',
      },
      {
        scope: scope(),
        severity: 'low',
        excludeRef: REF.omar,
        alsoExcludeRefs: [REF.priya],
        title: 'checkout: Priya Nair is asked for the decision',
      },
    ]);
    expect(await waitsFor(OMAR)).toEqual([]);
    // It is an agreement: whoever may decide still may.
    await story.decide();
    expect(story.detail.review.state).toBe('decided');
  });

  it.each([
    [REF.nadia, /^personRef: the checklist does not let .*: notReviewer$/],
    [REF.tom, /^personRef: the checklist does not let .*: notReviewer$/],
    ['user:default/gone', /^personRef: the catalog has no person/],
    ['group:default/reliability', /^personRef: the catalog has no person/],
    [REF.omar, /^personRef: take the review/],
  ])('does not give it to %s', async (personRef, message) => {
    await expect(give(personRef)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(await knex('review_assignment')).toEqual([]);
  });

  it('is not for who may not decide', async () => {
    for (const credentials of [NADIA, TOM]) {
      await expect(take(null, credentials)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      await expect(decline(null, undefined, credentials)).rejects.toMatchObject(
        { name: 'NotAllowedError' },
      );
    }
  });

  it('tells the driver of a decline, and asks the others again', async () => {
    await take();
    const told = await toldBy(() => decline(REF.omar, 'On call'));
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          scope: `orr:review-declined:${story.reviewId}`,
          recipientRefs: [REF.nadia],
          title: 'checkout: Omar Haddad will not decide',
          description: 'Nobody sees to the launch review under Launch now.',
        }),
        expect.objectContaining({
          scope: scope(),
          severity: 'normal',
          recipientRefs: ['group:default/reliability'],
          excludeRef: REF.omar,
          title: 'checkout waits for a decision',
        }),
      ]),
    );
    expect(JSON.stringify(told)).not.toContain('On call');
    expect(await waitsFor(OMAR)).toEqual([]);
    // A second thought.
    expect(await take()).toMatchObject({
      holder: { personRef: REF.omar },
      declined: [],
    });
  });

  it('leaves it where it is when another declines', async () => {
    await give(REF.priya);
    const told = await toldBy(() => decline(REF.priya));
    expect(told).toMatchObject([
      {
        scope: `orr:review-declined:${story.reviewId}`,
        description: 'Others may still decide the launch review under Launch.',
      },
    ]);
    expect(await portal.stores.assignments.get(story.reviewId)).toMatchObject({
      holder: { personRef: REF.priya },
      declined: [{ personRef: REF.omar }],
    });
  });

  it('names those who may decide, and who of them declined', async () => {
    await decline(null);
    expect(
      await assignments().listReviewers(
        { reviewId: story.reviewId },
        { credentials: OMAR },
      ),
    ).toEqual({
      items: [
        {
          personRef: REF.omar,
          displayName: 'Omar Haddad',
          reasons: [{ kind: 'reviewerGroup' }],
          declined: true,
        },
        {
          personRef: REF.priya,
          displayName: 'Priya Nair',
          reasons: [{ kind: 'reviewerGroup' }],
          declined: false,
        },
      ],
    });
  });

  it('says that somebody is away until a day, the last one included', async () => {
    await portal.services.settings.setAway(
      named({ until: '2026-03-04', substituteRef: REF.omar }),
      { credentials: mockCredentials.user(REF.priya) },
    );
    const suggested = async () =>
      (
        await assignments().listReviewers(
          { reviewId: story.reviewId },
          { credentials: OMAR },
        )
      ).items.find(({ personRef }) => personRef === REF.priya);
    expect(await suggested()).toMatchObject({ awayUntil: '2026-03-04' });
    expect((await give(REF.priya)).holder).toMatchObject({
      awayUntil: '2026-03-04',
    });
    portal.moveTo('2026-03-04T22:59:00.000Z');
    expect(await suggested()).toMatchObject({ awayUntil: '2026-03-04' });
    // Berlin is an hour ahead.
    portal.moveTo('2026-03-04T23:00:00.000Z');
    expect(await suggested()).not.toHaveProperty('awayUntil');
  });

  it('tells the others once it is decided, and whoever has it too', async () => {
    await give(REF.priya);
    const told = await toldBy(() => story.decide());
    expect(told).toMatchObject([
      { scope: `orr:review-answered:${story.reviewId}` },
      {
        scope: scope(),
        severity: 'low',
        recipientRefs: ['group:default/reliability', REF.priya],
        excludeRef: REF.omar,
        alsoExcludeRefs: [REF.nadia],
        title: 'checkout: conditional go',
      },
    ]);
    await expect(take(REF.priya)).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('asks whoever has it when it is submitted again', async () => {
    await give(REF.priya);
    const { review, snapshot } = story.detail;
    await portal.services.scrutiny.requestChanges(
      named({
        reviewId: story.reviewId,
        revision: review.revision,
        snapshotId: snapshot!.id,
        requests: [{ questionId: 'runbook', text: 'Link it' }],
      }),
      { credentials: OMAR },
    );
    await story.answer(
      'runbook',
      { kind: 'choices', choices: ['written'] },
      { revision: 1 },
    );
    expect(await toldBy(() => story.submit())).toMatchObject([
      {
        scope: scope(),
        recipientRefs: ['group:default/reliability', REF.priya],
      },
    ]);
  });

  it('is part of the history, and a reason is erased with its writer', async () => {
    await take();
    await give(REF.priya, REF.omar);
    await decline(REF.priya, 'On call');
    const actions: { action: string; actor_ref: string }[] = await knex(
      'history_entry',
    )
      .where('action', 'like', 'review.%')
      .orderBy('seq')
      .select('action', 'actor_ref');
    expect(actions.slice(-3)).toEqual([
      { action: 'review.taken', actor_ref: REF.omar },
      { action: 'review.given', actor_ref: REF.omar },
      { action: 'review.declined', actor_ref: REF.omar },
    ]);
    const now = portal.clock.now();
    const erased = await knex.transaction(trx =>
      portal.stores.erasure.erase(trx, {
        userRef: REF.omar,
        actorRef: REF.nadia,
        now,
      }),
    );
    expect(erased.texts).toBe(1);
    expect(await portal.stores.assignments.get(story.reviewId)).toMatchObject({
      declined: [{ personRef: REF.omar }],
    });
    expect(JSON.stringify(await knex('review_assignment'))).not.toContain(
      'On call',
    );
  });
});
