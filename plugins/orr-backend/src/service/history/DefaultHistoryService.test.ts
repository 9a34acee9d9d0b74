import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
} from '../../__testUtils__/createTestPortal';
import {
  ENTITY_REF,
  named,
  ReviewStory,
} from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('history on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let first: ReviewStory;
  const history = () => portal.services.history;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      documents: [CHECKLIST, OTHER_CHECKLIST],
    });
    first = await new ReviewStory(portal.services).submitted();
    await first.decide();
    portal.moveTo('2026-03-03T09:00:00.000Z');
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const snapshots = (reviewId: string) =>
    history().listSnapshots({ reviewId }, { credentials: NADIA });

  const decisions = (query: object = {}) =>
    history().listEntityDecisions(
      { entityRef: ENTITY_REF, limit: 50, ...query },
      { credentials: NADIA },
    );

  it('lists the submissions of a review and the decision before it', async () => {
    const second = await new ReviewStory(portal.services).submitted();
    portal.moveTo('2026-03-04T09:00:00.000Z');
    await portal.services.scrutiny.requestChanges(
      named({
        reviewId: second.reviewId,
        revision: 2,
        snapshotId: second.detail.snapshot!.id,
        requests: [{ questionId: 'rollback', text: 'How?' }],
      }),
      { credentials: OMAR },
    );
    await second.submit();

    const list = await snapshots(second.reviewId);
    expect(list).toMatchObject({
      items: [
        { sequence: 2, createdAt: '2026-03-04T09:00:00.000Z' },
        { sequence: 1, createdAt: '2026-03-03T09:00:00.000Z' },
      ],
      earlierDecision: {
        reviewId: first.reviewId,
        snapshotId: first.detail.snapshot!.id,
        outcome: 'conditionalGo',
      },
    });
    expect((await snapshots(first.reviewId)).earlierDecision).toBeUndefined();

    const detail = await history().getSnapshot(
      { reviewId: second.reviewId, snapshotId: list.items[1].id },
      { credentials: NADIA },
    );
    expect(detail).toMatchObject({
      checklistId: CHECKLIST.id,
      checklistVersion: 1,
      snapshot: { sequence: 1, answers: [{ questionId: 'rollback' }, {}] },
    });
    await expect(
      history().getSnapshot(
        { reviewId: first.reviewId, snapshotId: list.items[1].id },
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('compares with decisions under the same checklist only, and with none of later', async () => {
    const other = await new ReviewStory(portal.services).submitted(
      OTHER_CHECKLIST.id,
    );
    expect((await snapshots(other.reviewId)).earlierDecision).toBeUndefined();
    const second = await new ReviewStory(portal.services).submitted();
    await second.decide();
    expect((await snapshots(first.reviewId)).earlierDecision).toBeUndefined();
  });

  it('pages through the decisions of an entity, newest first, by checklist where asked', async () => {
    const second = await new ReviewStory(portal.services).submitted();
    await second.decide();
    portal.moveTo('2026-03-05T09:00:00.000Z');
    const other = await new ReviewStory(portal.services).submitted(
      OTHER_CHECKLIST.id,
    );
    await other.decide({ outcome: 'go', conditions: [] });

    const page = await decisions({ limit: 2 });
    expect(page.items).toMatchObject([
      { checklistTitle: 'Recovery', decision: { reviewId: other.reviewId } },
      { checklistTitle: 'Launch', decision: { reviewId: second.reviewId } },
    ]);
    expect(
      await decisions({ limit: 2, cursor: page.nextCursor }),
    ).toMatchObject({ items: [{ decision: { reviewId: first.reviewId } }] });
    const launch = await decisions({ checklistId: CHECKLIST.id });
    expect(launch.items.map(({ decision }) => decision.reviewId)).toEqual([
      second.reviewId,
      first.reviewId,
    ]);
    expect(launch.nextCursor).toBeUndefined();
    await expect(
      decisions({ checklistId: CHECKLIST.id, cursor: page.nextCursor }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
