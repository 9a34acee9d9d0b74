import { mockCredentials } from '@backstage/backend-test-utils';
import { WaitingItem } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
  TOM,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const STRANGER = mockCredentials.user('user:default/zoe');

describe.each(databases.eachSupportedId())('My readiness on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      documents: [CHECKLIST, OTHER_CHECKLIST],
    });
    const { services, clock } = portal;
    const [{ id }] = await knex('entity').where({ name: 'checkout' });
    await services.projector.recompute({ entityIds: [id], now: clock.now() });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const waitingFor = async (credentials: typeof NADIA) => {
    const { items } = await portal.services.mine.listWaiting(
      { limit: 50 },
      { credentials },
    );
    return items;
  };
  const kindsFor = async (credentials: typeof NADIA) =>
    (await waitingFor(credentials)).map(item => item.waitingFor);

  it('follows a review from hand to hand', async () => {
    const story = await new ReviewStory(portal.services).start();
    expect(await kindsFor(NADIA)).toEqual(['driveReview']);
    expect(await kindsFor(TOM)).toEqual([]);

    portal.moveTo('2026-03-03T09:00:00.000Z');
    await story.answer('rollback', {
      kind: 'toBeResearched',
      assigneeRef: 'user:default/tom',
    });
    expect(await waitingFor(TOM)).toEqual([
      {
        waitingFor: 'answerQuestion',
        since: '2026-03-03T09:00:00.000Z',
        reviewId: story.reviewId,
        reviewKind: 'launch',
        checklistTitle: 'Launch',
        entity: { entityRef: ENTITY_REF, name: 'checkout' },
        question: { id: 'rollback', title: 'Can you roll back?' },
      },
    ]);

    await story.answer(
      'rollback',
      { kind: 'practice', value: 'yes' },
      { revision: 1, credentials: TOM },
    );
    expect(await kindsFor(TOM)).toEqual([]);
    await story.submit();
    expect(await kindsFor(NADIA)).toEqual([]);
    // A peer may decide; somebody from elsewhere might, and is not waited for.
    expect(await kindsFor(TOM)).toEqual(['decideReview']);
    expect(await kindsFor(STRANGER)).toEqual([]);
    expect(await kindsFor(OMAR)).toEqual(['decideReview']);

    const { review, snapshot } = story.detail;
    await portal.services.scrutiny.requestChanges(
      named({
        reviewId: story.reviewId,
        revision: review.revision,
        snapshotId: snapshot!.id,
        requests: [{ questionId: 'rollback', text: 'How?' }],
      }),
      { credentials: OMAR },
    );
    expect(await kindsFor(OMAR)).toEqual([]);
    expect(await kindsFor(NADIA)).toEqual(['changeAnswers']);
    expect(await kindsFor(TOM)).toEqual(['changeAnswers']);
  });

  it('has the conditions of the owning group until they are met', async () => {
    const story = await (
      await new ReviewStory(portal.services).submitted()
    ).decide();
    const [item] = await waitingFor(TOM);
    expect(item).toMatchObject({
      waitingFor: 'meetCondition',
      condition: { text: 'Write the runbook', dueOn: '2026-03-20' },
    });
    expect(await kindsFor(OMAR)).toEqual([]);
    await portal.services.followUp.meetCondition(
      named({
        reviewId: story.reviewId,
        conditionId: item.condition!.id,
        note: 'Written',
      }),
      { credentials: TOM },
    );
    expect(await kindsFor(TOM)).toEqual([]);
  });

  it('has actions of the group until they are done, and risks of the reviewers until they are decided', async () => {
    const story = await new ReviewStory(portal.services).start();
    await story.answer(
      'rollback',
      { kind: 'practice', value: 'no' },
      { credentials: NADIA },
    );
    const { dispositions } = portal.services;
    const gap = { reviewId: story.reviewId, questionId: 'rollback' };
    const action = await dispositions.proposeDisposition(
      named({
        ...gap,
        type: 'action' as const,
        text: 'Build a button',
        ownerRef: 'group:default/payments',
        until: '2026-03-20',
      }),
      { credentials: NADIA },
    );
    const acceptance = await dispositions.proposeDisposition(
      named({
        ...gap,
        type: 'acceptance' as const,
        text: 'Rebuilt next quarter',
        until: '2026-05-01',
      }),
      { credentials: NADIA },
    );
    expect(await waitingFor(TOM)).toMatchObject([
      {
        waitingFor: 'doAction',
        question: { id: 'rollback', title: 'Can you roll back?' },
        disposition: {
          id: action.id,
          type: 'action',
          text: 'Build a button',
          until: '2026-03-20',
        },
      },
      // One of the team who has not answered may decide it, too.
      { waitingFor: 'decideRisk', disposition: { id: acceptance.id } },
    ]);
    expect(await kindsFor(OMAR)).toEqual(['decideRisk']);
    expect(await kindsFor(NADIA)).toEqual(['driveReview', 'doAction']);
    expect(await kindsFor(STRANGER)).toEqual([]);

    await dispositions.decideDisposition(
      named({
        dispositionId: acceptance.id,
        revision: 1,
        outcome: 'approved' as const,
      }),
      { credentials: OMAR },
    );
    await dispositions.closeDisposition(
      named({
        dispositionId: action.id,
        revision: 1,
        act: 'finish' as const,
        note: 'Built',
      }),
      { credentials: TOM },
    );
    expect(await kindsFor(OMAR)).toEqual([]);
    expect(await kindsFor(TOM)).toEqual([]);
  });

  it('goes through everything once, page by page, also what began at the same instant', async () => {
    const stories = await Promise.all(
      [CHECKLIST, OTHER_CHECKLIST].map(({ id }) =>
        new ReviewStory(portal.services).start(id),
      ),
    );
    for (const story of stories) {
      await story.answer('rollback', {
        kind: 'toBeResearched',
        assigneeRef: 'group:default/payments',
      });
    }
    const all = await waitingFor(NADIA);
    expect(all.map(item => item.waitingFor)).toEqual([
      'driveReview',
      'driveReview',
      'answerQuestion',
      'answerQuestion',
    ]);
    const seen: WaitingItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await portal.services.mine.listWaiting(
        { limit: 1, cursor },
        { credentials: NADIA },
      );
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor && seen.length < 10);
    expect(seen).toEqual(all);
    const { nextCursor } = await portal.services.mine.listWaiting(
      { limit: 1 },
      { credentials: NADIA },
    );
    await expect(
      portal.services.mine.listWaiting(
        { limit: 1, cursor: nextCursor },
        { credentials: TOM },
      ),
    ).rejects.toThrow('cursor: ');
  });

  it('shows what one’s groups owe, those below them included, and what falls due', async () => {
    const { mine } = portal.services;
    const owed = await mine.getMyReadiness({ credentials: TOM });
    expect(owed).toMatchObject({
      ownerRefs: ['user:default/tom', 'group:default/payments'],
      requiredItems: 1,
      owed: {
        totalItems: 1,
        items: [
          { entity: { entityRef: ENTITY_REF }, headline: 'neverReviewed' },
        ],
      },
      fallsDue: { totalItems: 0, items: [], until: '2026-05-01' },
    });
    expect(await mine.getMyReadiness({ credentials: OMAR })).toMatchObject({
      requiredItems: 0,
      owed: { totalItems: 0, items: [] },
    });
    await knex('group_ancestor').insert({
      group_ref: 'group:default/payments',
      ancestor_ref: 'group:default/reliability',
      depth: 1,
    });
    expect(await mine.getMyReadiness({ credentials: OMAR })).toMatchObject({
      owed: { totalItems: 1 },
    });

    await knex('entity').update({ headline: 'ready', due_on: '2026-05-01' });
    expect(await mine.getMyReadiness({ credentials: TOM })).toMatchObject({
      requiredItems: 1,
      owed: { totalItems: 0 },
      fallsDue: { totalItems: 1, items: [{ dueOn: '2026-05-01' }] },
    });
    await knex('entity').update({ due_on: '2026-05-02' });
    expect(await mine.getMyReadiness({ credentials: TOM })).toMatchObject({
      fallsDue: { totalItems: 0 },
    });
  });

  it('names what falls due: of one decision the condition comes before the next review', async () => {
    const fallsDue = async () =>
      (await portal.services.mine.getMyReadiness({ credentials: TOM })).fallsDue
        .items;
    await (await new ReviewStory(portal.services).submitted()).decide();
    expect(await fallsDue()).toMatchObject([
      {
        entity: { entityRef: ENTITY_REF },
        dueOn: '2026-03-20',
        dueFor: ['condition'],
      },
    ]);
    const { reasons } = (
      await knex('readiness').whereNotNull('decision_id')
    )[0];
    await knex('readiness')
      .whereNotNull('decision_id')
      .update({
        reasons: reasons.replace('conditionOpen', 'acceptedHigh'),
      });
    expect(await fallsDue()).toMatchObject([{ dueFor: ['acceptance'] }]);
    // Of a checklist that is no longer published nothing is due.
    await knex('checklist').update({ state: 'archived' });
    expect((await fallsDue())[0]?.dueFor).toBeUndefined();
  });

  it('is for people', async () => {
    const credentials = mockCredentials.service() as unknown as typeof NADIA;
    await expect(
      portal.services.mine.getMyReadiness({ credentials }),
    ).rejects.toThrow('Only a signed-in person');
    await expect(
      portal.services.mine.listWaiting({ limit: 5 }, { credentials }),
    ).rejects.toThrow('Only a signed-in person');
  });
});
