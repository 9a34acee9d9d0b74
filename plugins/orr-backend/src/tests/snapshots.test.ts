import {
  canonicalJson,
  catalogFactsOf,
  HISTORY_ACTIONS,
  MAX_SNAPSHOTS_BY_HAND,
  sha256Hex,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('snapshots, on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex);
    story = new ReviewStory(portal.services);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const make = (name: string, credentials = NADIA) =>
    portal.services.history.createSnapshot(
      named({ reviewId: story.reviewId, name }),
      { credentials },
    );
  const list = async () =>
    (
      await portal.services.history.listSnapshots(
        { reviewId: story.reviewId },
        { credentials: NADIA },
      )
    ).items;
  const read = async (snapshotId: string) =>
    (
      await portal.services.history.getSnapshot(
        { reviewId: story.reviewId, snapshotId },
        { credentials: NADIA },
      )
    ).snapshot;

  it('freezes a running review under a name, and later answers leave it as it was', async () => {
    await story.start();
    await story.answer('rollback', { kind: 'practice', value: 'partly' });
    const made = await make('Before the load test');
    await story.answer(
      'rollback',
      { kind: 'practice', value: 'yes' },
      { revision: 1 },
    );

    expect(made).toMatchObject({
      kind: 'byHand',
      name: 'Before the load test',
      sequence: 1,
      createdBy: 'user:default/nadia',
    });
    const frozen = await read(made.id);
    expect(frozen.answers).toMatchObject([
      { questionId: 'rollback', statement: { value: 'partly' } },
    ]);
    expect(frozen.contentHash).toBe(made.contentHash);
    expect((await story.reload()).detail).toMatchObject({
      review: { state: 'inProgress' },
      snapshot: undefined,
    });
  });

  it('tells the questions as they were worded by the version of the checklist and its hash', async () => {
    await story.start();
    const made = await make('First wording');
    await portal.services.checklistPublisher.publish({
      documents: [{ ...CHECKLIST, title: 'Launch, second edition' }],
      now: portal.clock.now(),
    });
    const { state } = await read(made.id);
    const { document, contentHash } =
      await portal.services.checklists.getChecklistVersion(
        { checklistId: CHECKLIST.id, version: 1 },
        { credentials: NADIA },
      );
    expect(document.title).toBe(CHECKLIST.title);
    expect(contentHash).toBe(state!.checklistHash);
  });

  it('freezes what a decision stood on besides the submission, which it goes on naming', async () => {
    await story.submitted();
    const submission = story.detail.snapshot!;
    await portal.services.scrutiny.markLooked(
      named({
        reviewId: story.reviewId,
        questionId: 'rollback',
        answerRevision: 1,
        looked: true,
      }),
      { credentials: OMAR },
    );
    const { decision, snapshot } = (await story.decide()).detail;

    expect(decision!.snapshotId).toBe(submission.id);
    expect(snapshot!.id).toBe(submission.id);
    const own = await read(decision!.ownSnapshotId!);
    expect(own).toMatchObject({
      kind: 'decision',
      sequence: 1,
      createdBy: 'user:default/omar',
      answers: submission.answers,
      state: {
        confirmedQuestionIds: [],
        dispositions: [],
        looks: [{ questionId: 'rollback', lookedBy: 'user:default/omar' }],
      },
    });
    expect(submission.state!.looks).toEqual([]);
    expect((await list()).map(({ kind }) => kind).sort()).toEqual([
      'decision',
      'submission',
    ]);
  });

  it('keeps what the catalog said, and when it was last asked', async () => {
    await story.submitted();
    const { state, ownerRefs } = story.detail.snapshot!;
    expect(ownerRefs).toEqual(['group:default/payments']);
    expect(state).toMatchObject({
      factsSeenAt: portal.clock.now().toISOString(),
      facts: catalogFactsOf({
        entity: CHECKOUT,
        related: [],
        tier: state!.tier,
      }),
    });
  });

  it('hashes exactly what is stored', async () => {
    await story.submitted();
    await make('By hand');
    await story.decide();
    const rows = await knex('snapshot');
    expect(rows).toHaveLength(3);
    for (const { kind, content, content_hash: hash } of rows) {
      expect(hash).toBe(sha256Hex(content));
      expect(content).toBe(canonicalJson(JSON.parse(content)));
      expect(JSON.parse(content).snapshotKind).toBe(kind);
    }
  });

  it('goes on reading a snapshot that is older than all this', async () => {
    await story.submitted();
    const { id } = story.detail.snapshot!;
    const row = await knex('snapshot').where({ id }).first('content');
    const {
      state: _state,
      snapshotKind: _kind,
      ...older
    } = JSON.parse(row.content);
    const content = canonicalJson(older);
    await knex('snapshot')
      .where({ id })
      .update({ content, content_hash: sha256Hex(content) });

    const old = await read(id);
    expect(old).toMatchObject({
      kind: 'submission',
      contentHash: sha256Hex(content),
    });
    expect(old.state).toBeUndefined();
    expect((await story.decide()).detail.decision).toBeDefined();
  });

  it('takes no snapshot of a review that has ended', async () => {
    await story.submitted();
    await make('While it waits', OMAR);
    await story.decide();
    await expect(make('Too late')).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('makes a bounded number by hand, and one for each mutation', async () => {
    await story.start();
    const first = named({ reviewId: story.reviewId, name: 'First' });
    const once = () =>
      portal.services.history.createSnapshot(first, { credentials: NADIA });
    expect(await once()).toEqual(await once());
    const row = await knex('snapshot').first();
    await knex('snapshot').insert({
      ...row,
      id: 'last',
      sequence: MAX_SNAPSHOTS_BY_HAND,
    });
    await expect(make('One more')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(String(MAX_SNAPSHOTS_BY_HAND)),
    });
    // Submitting is not held up by that.
    expect((await story.submit()).detail.snapshot).toBeDefined();
  });

  it('lists those of all reviews of an entity in pages, newest first', async () => {
    await story.start();
    const page = (cursor?: string, checklistId?: string) =>
      portal.services.history.listEntitySnapshots(
        { entityRef: ENTITY_REF, limit: 2, cursor, checklistId },
        { credentials: NADIA },
      );
    expect(await page()).toEqual({ items: [], nextCursor: undefined });
    const ids: string[] = [];
    for (const name of ['One', 'Two', 'Three']) {
      ids.push((await make(name)).id);
    }
    const first = await page();
    expect(first.items[0]).toMatchObject({
      reviewId: story.reviewId,
      checklistId: CHECKLIST.id,
      checklistVersion: 1,
      reviewKind: 'launch',
    });
    const second = await page(first.nextCursor);
    expect(second.nextCursor).toBeUndefined();
    expect(
      [...first.items, ...second.items].map(({ id }) => id).sort(),
    ).toEqual(ids.sort());
    expect((await page(undefined, 'another')).items).toEqual([]);
  });

  it('tells of it in the history, without the name once that is erased', async () => {
    expect(HISTORY_ACTIONS).toContain('snapshot.made');
    await story.start();
    const { id } = await make('What Nadia called it');
    const { items } = await portal.services.changes.listEntityChanges(
      { entityRef: ENTITY_REF, limit: 10 },
      { credentials: NADIA },
    );
    expect(items[0]).toMatchObject({
      action: 'snapshot.made',
      facts: { snapshotId: id },
    });
    const { contentHash } = await read(id);
    await portal.services.historyCare.eraseContent(
      named({ userRef: 'user:default/nadia' }),
      { credentials: OMAR },
    );
    expect(await read(id)).toMatchObject({ name: 'Erased', contentHash });
    expect(JSON.stringify(await knex('snapshot'))).not.toContain(
      'What Nadia called it',
    );
  });
});
