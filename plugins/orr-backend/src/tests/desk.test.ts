import { mockCredentials } from '@backstage/backend-test-utils';
import {
  DeskItem,
  DeskShow,
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrReviewDecidePermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
  TOM,
} from '../__testUtils__/createTestPortal';
import { permissionsWithout } from '../__testUtils__/permissionsWithout';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const STRANGER = mockCredentials.user('user:default/zoe');
const OTHERS = ['b', 'c', 'd', 'e'].map(id => ({ ...OTHER_CHECKLIST, id }));

describe.each(databases.eachSupportedId())('The desk on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  const denied = new Set<string>();

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      documents: [CHECKLIST, OTHER_CHECKLIST, ...OTHERS],
      permissions: permissionsWithout(denied),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const desk = (credentials: typeof NADIA, show: DeskShow = 'all') =>
    portal.services.mine.listDesk({ limit: 50, show }, { credentials });
  const idsOn = async (credentials: typeof NADIA, show?: DeskShow) =>
    (await desk(credentials, show)).items.map(({ checklistId }) => checklistId);
  /** A submitted review that is to be decided by a day, if by any. */
  async function submitted(checklistId: string, targetDate?: string) {
    const story = await new ReviewStory(portal.services).submitted(checklistId);
    if (targetDate) {
      await knex('review')
        .where({ id: story.reviewId })
        .update({ target_date: targetDate });
    }
    return story;
  }
  const take = (story: ReviewStory, credentials = OMAR) =>
    portal.services.assignments.takeReview(
      named({ reviewId: story.reviewId, holderRef: null }),
      { credentials },
    );

  it('tells of a review what whoever decides it has to know', async () => {
    const story = await submitted(CHECKLIST.id, '2026-03-20');
    expect(await desk(OMAR)).toEqual({
      items: [
        {
          waitingFor: 'decideReview',
          since: '2026-03-02T09:00:00.000Z',
          dueOn: '2026-03-20',
          reviewId: story.reviewId,
          reviewKind: 'launch',
          checklistId: 'launch',
          checklistTitle: 'Launch',
          entity: { entityRef: ENTITY_REF, name: 'checkout' },
          ownerRefs: ['group:default/payments'],
          driverRef: 'user:default/nadia',
          usualWait: { reviews: 0 },
        },
      ],
      nextCursor: undefined,
      isReviewer: true,
    });
    await take(story);
    expect((await desk(OMAR)).items).toMatchObject([
      { holderRef: 'user:default/omar' },
    ]);
    await story.decide();
    expect(await idsOn(OMAR)).toEqual([]);
  });

  it('is for those who may decide and are asked', async () => {
    await submitted(CHECKLIST.id);
    expect(await idsOn(OMAR)).toEqual(['launch']);
    // A peer of the team may; whoever drives it may not, and others are not waited for.
    expect(await desk(TOM)).toMatchObject({
      items: [{ checklistId: 'launch' }],
      isReviewer: false,
    });
    expect(await idsOn(NADIA)).toEqual([]);
    expect(await desk(STRANGER)).toEqual({
      items: [],
      nextCursor: undefined,
      isReviewer: false,
    });
  });

  it('comes in the order of due days, and what has none comes last', async () => {
    await submitted('b');
    portal.moveTo('2026-03-03T09:00:00.000Z');
    await submitted('c', '2026-03-20');
    await submitted('launch', '2026-03-10');
    portal.moveTo('2026-03-04T09:00:00.000Z');
    await submitted('d');
    await submitted('e', '2026-03-20');
    expect(await idsOn(OMAR)).toEqual(['launch', 'c', 'e', 'b', 'd']);
  });

  it('tells apart what one holds and what is asked of one’s groups', async () => {
    const held = await submitted('b', '2026-03-10');
    await take(held);
    await submitted('c', '2026-03-12');
    const taken = await submitted('d', '2026-03-14');
    await take(taken, TOM);
    const declined = await submitted('e', '2026-03-16');
    await portal.services.assignments.declineReview(
      named({ reviewId: declined.reviewId, holderRef: null }),
      { credentials: OMAR },
    );
    expect(await idsOn(OMAR, 'mine')).toEqual(['b']);
    expect(await idsOn(OMAR, 'groups')).toEqual(['c', 'd']);
    // What another has still shows, with who.
    expect(
      (await desk(OMAR)).items.map(({ checklistId, holderRef }) => [
        checklistId,
        holderRef,
      ]),
    ).toEqual([
      ['b', 'user:default/omar'],
      ['c', undefined],
      ['d', 'user:default/tom'],
    ]);
  });

  it('has the risks that reviewers and the team are asked about', async () => {
    const story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'no' });
    const asked = await portal.services.dispositions.proposeDisposition(
      named({
        reviewId: story.reviewId,
        questionId: 'rollback',
        type: 'acceptance' as const,
        text: 'Rebuilt next quarter',
        until: '2026-05-01',
      }),
      { credentials: NADIA },
    );
    expect((await desk(OMAR)).items).toEqual([
      {
        waitingFor: 'decideRisk',
        since: '2026-03-02T09:00:00.000Z',
        dueOn: '2026-05-01',
        reviewId: story.reviewId,
        reviewKind: 'launch',
        checklistId: 'launch',
        checklistTitle: 'Launch',
        entity: { entityRef: ENTITY_REF, name: 'checkout' },
        ownerRefs: ['group:default/payments'],
        driverRef: 'user:default/nadia',
        question: { id: 'rollback', title: 'Can you roll back?' },
        disposition: {
          id: asked.id,
          type: 'acceptance',
          text: 'Rebuilt next quarter',
        },
      },
    ]);
    expect(await idsOn(OMAR, 'mine')).toEqual([]);
    expect(await idsOn(OMAR, 'groups')).toEqual(['launch']);
    // Of the team whoever has neither proposed it nor answered may decide it too.
    expect(await idsOn(TOM)).toEqual(['launch']);
    for (const credentials of [NADIA, STRANGER]) {
      expect(await idsOn(credentials)).toEqual([]);
    }
  });

  it('has of the risks those alone that policy lets the reviewer decide', async () => {
    const story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'no' });
    await story.answer('runbook', { kind: 'choices', choices: ['written'] });
    const propose = (questionId: string, type: 'acceptance' | 'mitigation') =>
      portal.services.dispositions.proposeDisposition(
        named({
          reviewId: story.reviewId,
          questionId,
          type,
          text: `${type} of ${questionId}`,
          until: '2026-05-01',
        }),
        { credentials: NADIA },
      );
    await propose('rollback', 'acceptance');
    await propose('rollback', 'mitigation');
    await propose('runbook', 'acceptance');
    const shown = async () => {
      const { items } = await desk(OMAR);
      const waiting = await portal.services.mine.listWaiting(
        { limit: 50 },
        { credentials: OMAR },
      );
      const texts = (found: { disposition?: { text: string } }[]) =>
        found.map(({ disposition }) => disposition?.text).sort();
      expect(texts(waiting.items)).toEqual(texts(items));
      return texts(items);
    };
    expect(await shown()).toEqual([
      'acceptance of rollback',
      'acceptance of runbook',
      'mitigation of rollback',
    ]);
    denied.add(orrAcceptanceHighDecidePermission.name);
    expect(await shown()).toEqual([
      'acceptance of runbook',
      'mitigation of rollback',
    ]);
    denied.add(orrAcceptanceDecidePermission.name);
    expect(await shown()).toEqual(['mitigation of rollback']);
    denied.add(orrReviewDecidePermission.name);
    expect(await shown()).toEqual([]);
  });

  it('goes through everything once, page by page, also what is due on the same day', async () => {
    const story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'no' });
    await story.answer('runbook', { kind: 'choices', choices: ['written'] });
    for (const questionId of ['rollback', 'runbook']) {
      await portal.services.dispositions.proposeDisposition(
        named({
          reviewId: story.reviewId,
          questionId,
          type: 'acceptance' as const,
          text: 'Rebuilt next quarter',
          until: '2026-03-20',
        }),
        { credentials: NADIA },
      );
    }
    await submitted('b', '2026-03-20');
    await submitted('c', '2026-03-20');
    await submitted('d', '2026-03-21');
    await submitted('e');
    const all = (await desk(OMAR)).items;
    expect(all.map(({ waitingFor }) => waitingFor)).toEqual([
      'decideReview',
      'decideReview',
      'decideRisk',
      'decideRisk',
      'decideReview',
      'decideReview',
    ]);
    for (const limit of [1, 2, 4]) {
      const seen: DeskItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await portal.services.mine.listDesk(
          { limit, cursor, show: 'all' },
          { credentials: OMAR },
        );
        seen.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor && seen.length < 20);
      expect(seen).toEqual(all);
    }
    const { nextCursor: cursor } = await portal.services.mine.listDesk(
      { limit: 1, show: 'all' },
      { credentials: OMAR },
    );
    for (const [show, credentials] of [
      ['groups', OMAR],
      ['all', TOM],
    ] as const) {
      await expect(
        portal.services.mine.listDesk(
          { limit: 1, cursor, show },
          { credentials },
        ),
      ).rejects.toThrow('cursor: ');
    }
  });

  it('tells how long such reviews usually take, from five decided ones of the last year on', async () => {
    const usualWait = async () => (await desk(OMAR)).items[0].usualWait;
    const decidedAfter = async (month: string, days: number) => {
      portal.moveTo(`2026-${month}-01T09:00:00.000Z`);
      const story = await submitted('b');
      portal.moveTo(`2026-${month}-0${1 + days}T09:00:00.000Z`);
      await story.decide({ outcome: 'go', conditions: [] });
    };
    await decidedAfter('04', 1);
    await decidedAfter('05', 8);
    await decidedAfter('06', 2);
    await decidedAfter('07', 3);
    const last = await submitted('b');
    // Those under another checklist are not such reviews.
    await (await submitted('c')).decide({ outcome: 'go', conditions: [] });
    expect(await usualWait()).toEqual({ reviews: 4 });
    portal.moveTo('2026-07-08T09:00:00.000Z');
    await last.decide({ outcome: 'go', conditions: [] });
    await submitted('b');
    expect(await usualWait()).toEqual({ reviews: 5, medianDays: 3 });
    portal.moveTo('2027-04-03T09:00:00.000Z');
    expect(await usualWait()).toEqual({ reviews: 4 });
  });
});
