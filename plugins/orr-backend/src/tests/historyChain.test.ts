import { mockServices } from '@backstage/backend-test-utils';
import {
  EntityChange,
  orrHistoryPersonReadPermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createPolicy } from '../__testUtils__/createPolicy';
import {
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { withoutHistoryGuard } from '../database/__testUtils__/withoutHistoryGuard';
import { HistoryCheck } from '../tasks/HistoryCheck';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const TOM_REF = 'user:default/tom';
const SECRET = 'Nobody but me knows how';

describe.each(databases.eachSupportedId())('history on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;
  let mayAskByPerson: boolean;
  const changes = () => portal.services.changes;
  const care = () => portal.services.historyCare;
  const asNadia = { credentials: NADIA };
  const asOmar = { credentials: OMAR };

  beforeEach(async () => {
    mayAskByPerson = true;
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      permissions: createPolicy(
        name => name === orrHistoryPersonReadPermission.name && !mayAskByPerson,
      ),
    });
    story = await tellStory();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  /** Answered twice, looked at, given back, replied, submitted, decided, a condition moved and met. */
  async function tellStory(): Promise<ReviewStory> {
    const told = await new ReviewStory(portal.services).start();
    await told.answer('rollback', { kind: 'practice', value: 'no' });
    await portal.services.reviews.saveAnswer(
      named({
        reviewId: told.reviewId,
        questionId: 'rollback',
        statement: { kind: 'practice' as const, value: 'yes' as const },
        note: SECRET,
        evidence: [
          { url: 'https://example.org/a', title: SECRET, date: '2026-03-01' },
        ],
        revision: 1,
      }),
      { credentials: TOM },
    );
    await told.answer('runbook', { kind: 'choices', choices: ['used'] });
    await told.submit();
    await portal.services.scrutiny.markLooked(
      named({
        reviewId: told.reviewId,
        questionId: 'rollback',
        answerRevision: 2,
        looked: true,
      }),
      asOmar,
    );
    await portal.services.scrutiny.requestChanges(
      named({
        reviewId: told.reviewId,
        revision: 2,
        snapshotId: told.detail.snapshot!.id,
        requests: [{ questionId: 'rollback', text: 'How?' }],
      }),
      asOmar,
    );
    const [round] = (
      await portal.services.scrutiny.getScrutiny(
        { reviewId: told.reviewId },
        asNadia,
      )
    ).rounds;
    await portal.services.scrutiny.replyToChangeRequest(
      named({
        reviewId: told.reviewId,
        requestId: round.requests[0].id,
        reply: SECRET,
      }),
      { credentials: TOM },
    );
    await told.submit();
    portal.moveTo('2026-03-03T09:00:00.000Z');
    await told.decide();
    return told;
  }

  const list = (query: object = {}) =>
    changes().listEntityChanges(
      { entityRef: ENTITY_REF, limit: 50, ...query },
      asNadia,
    );
  const verify = () => care().verifyHistory(asOmar);
  const textOf = async (pieces: AsyncIterable<string>) => {
    let text = '';
    for await (const piece of pieces) {
      text += piece;
    }
    return text;
  };

  it('tells who changed what, from what to what, newest first', async () => {
    const { items } = await list();
    expect(items.map(({ action }) => action)).toEqual([
      'decision.made',
      'review.submitted',
      'request.replied',
      'review.changesRequested',
      'answer.looked',
      'review.submitted',
      'answer.saved',
      'answer.saved',
      'answer.saved',
      'review.started',
    ]);
    expect(items[7]).toMatchObject({
      actorRef: TOM_REF,
      question: { id: 'rollback', title: 'Can you roll back?' },
      facts: {
        from: { kind: 'practice', value: 'no' },
        to: { kind: 'practice', value: 'yes' },
        revision: 2,
        noteChanged: true,
        evidenceChanged: true,
      },
    });
    expect(items[6]).toMatchObject({
      facts: { from: null, to: { kind: 'choices', choices: ['used'] } },
      choices: { used: 'It was used' },
    });
    expect(JSON.stringify(items)).not.toContain(SECRET);
  });

  it('pages without a gap, and narrows by what and by which question', async () => {
    const all = (await list()).items;
    const paged: EntityChange[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 3, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);

    const narrowed = await list({
      action: ['answer.saved'],
      questionId: 'rollback',
    });
    expect(narrowed.items).toEqual(
      all.filter(
        ({ action, question }) =>
          action === 'answer.saved' && question?.id === 'rollback',
      ),
    );
    expect(narrowed.items).toHaveLength(2);
  });

  it('lets only those ask by person who may', async () => {
    const { items } = await list({ person: 'User:default/Tom' });
    expect(items).toHaveLength(2);
    expect(items.every(({ actorRef }) => actorRef === TOM_REF)).toBe(true);
    mayAskByPerson = false;
    await expect(list({ person: TOM_REF })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await expect(
      care().previewErasure({ userRef: TOM_REF }, asNadia),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('goes out as a file, all of it', async () => {
    const { items } = await list();
    const query = { entityRef: ENTITY_REF };
    const json = await textOf(await changes().exportJson(query, asNadia));
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(items)));
    const csv = await textOf(await changes().exportCsv(query, asNadia));
    expect(csv.trim().split('\r\n')).toHaveLength(items.length + 1);
    expect(csv).toContain(
      'Can you roll back?,No,Yes,Note changed; Links changed',
    );
    const none = await textOf(
      await changes().exportJson(
        { ...query, action: ['review.withdrawn'] },
        asNadia,
      ),
    );
    expect(JSON.parse(none)).toEqual([]);
  });

  it('holds as it was written, and says so', async () => {
    expect(await verify()).toEqual({
      at: '2026-03-03T09:00:00.000Z',
      chains: 1,
      entries: 10,
      brokenChains: 0,
      broken: [],
    });
  });

  it('is kept by the database from being changed or deleted', async () => {
    const entry = () => knex('history_entry').where({ seq: 2 });
    await expect(entry().update({ action: 'x' })).rejects.toThrow(/only added/);
    await expect(entry().update({ words: null })).rejects.toThrow(/only added/);
    await expect(entry().delete()).rejects.toThrow(/only added/);
    expect(await verify()).toMatchObject({ brokenChains: 0 });
  });

  it.each([
    ['entry', { action: 'review.withdrawn' }],
    ['entry', { at: '2026-03-01T00:00:00.000Z' }],
    ['entry', { facts: '{"from":null,"to":null,"revision":1}' }],
    ['content', { actor_ref: 'user:default/someone' }],
    ['previous', { previous_digest: 'other' }],
    ['entry', { entry_digest: 'other' }],
  ])('is found broken as %s by %j', async (problem, change) => {
    await withoutHistoryGuard(knex);
    await knex('history_entry').where({ seq: 3 }).update(change);
    expect(await verify()).toMatchObject({
      brokenChains: 1,
      broken: [{ aggregateId: story.reviewId, seq: 3, problem }],
    });
  });

  it('is found broken where the value of an answer was changed behind it', async () => {
    await knex('answer_revision')
      .where({ question_id: 'rollback', revision: 1 })
      .update({ statement: '{"kind":"practice","value":"yes"}' });
    expect(await verify()).toMatchObject({
      broken: [{ seq: 2, problem: 'content' }],
    });
  });

  it('is found broken where entries or the end of a chain are gone', async () => {
    await withoutHistoryGuard(knex);
    await knex('history_entry').where({ seq: 10 }).delete();
    expect(await verify()).toMatchObject({
      broken: [{ seq: 10, problem: 'end' }],
    });
    await knex('history_entry').where({ seq: 4 }).delete();
    expect(await verify()).toMatchObject({
      broken: [{ seq: 4, problem: 'missing' }],
    });
    await knex('history_head').delete();
    expect(await verify()).toMatchObject({
      broken: [{ seq: 1, problem: 'end' }],
    });
  });

  it('is followed from where it held the last time, and a break is told', async () => {
    const logger = mockServices.logger.mock();
    const metrics = { historyChecked: jest.fn() };
    const check = new HistoryCheck({
      chainWalk: portal.services.chainWalk,
      logger,
      metrics: metrics as never,
    });
    await check.runOnce(portal.clock.now());
    expect(metrics.historyChecked).toHaveBeenLastCalledWith({
      brokenChains: 0,
    });
    expect(await knex('history_head')).toMatchObject([
      { seq: 10, verified_seq: 10 },
    ]);

    const later = await new ReviewStory(portal.services).start();
    await withoutHistoryGuard(knex);
    await knex('history_entry')
      .where({ aggregate_id: later.reviewId })
      .update({ subject: 'another' });
    await check.runOnce(portal.clock.now());
    expect(metrics.historyChecked).toHaveBeenLastCalledWith({
      brokenChains: 1,
    });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(later.reviewId),
    );
  });

  it('loses a person and their words on demand, and still holds', async () => {
    const preview = await care().previewErasure({ userRef: TOM_REF }, asOmar);
    const write = named({ userRef: TOM_REF });
    const erased = await care().eraseContent(write, asOmar);
    expect(preview).toEqual({
      userRef: TOM_REF,
      entries: 2,
      answers: 1,
      texts: 1,
    });
    expect(erased).toEqual(preview);
    // A retry does nothing more.
    expect(await care().eraseContent(write, asOmar)).toEqual(preview);

    for (const table of [
      'history_entry',
      'answer',
      'answer_revision',
      'change_request',
      'mutation',
    ]) {
      expect(JSON.stringify(await knex(table))).not.toContain(SECRET);
    }
    expect(JSON.stringify(await knex('history_entry'))).not.toContain(TOM_REF);
    expect(await verify()).toMatchObject({ entries: 11, brokenChains: 0 });
    const [last, ...rest] = (await list()).items;
    expect(last).toMatchObject({
      action: 'content.erased',
      actorRef: 'user:default/omar',
      facts: { erased: [3, 8] },
    });
    // What was chosen stays, without whose it was.
    expect(rest[7]).toMatchObject({
      isErased: true,
      facts: { to: { kind: 'practice', value: 'yes' } },
    });
    expect(rest[7].actorRef).toBeUndefined();
    // What the decision was taken on stays too.
    expect(JSON.stringify(await knex('snapshot'))).toContain(SECRET);
  });

  it('is found broken where an entry was emptied by hand', async () => {
    await knex('history_entry').where({ seq: 3 }).update({
      actor_ref: null,
      words: null,
      salt: null,
      erased_at: '2026-03-03T09:00:00.000Z',
    });
    expect(await verify()).toMatchObject({
      broken: [{ seq: 3, problem: 'erasure' }],
    });
  });

  it('is one chain however many write to a review at once', async () => {
    const many = await new ReviewStory(portal.services).start();
    await Promise.all([
      many.answer('rollback', { kind: 'practice', value: 'no' }),
      many.answer(
        'runbook',
        { kind: 'choices', choices: ['used'] },
        { credentials: TOM },
      ),
    ]);
    expect(await verify()).toMatchObject({ entries: 13, brokenChains: 0 });
  });

  it("tells what happens to a condition, in nobody's words", async () => {
    const [condition] = story.detail.decision!.conditions;
    const key = { reviewId: story.reviewId, conditionId: condition.id };
    await portal.services.followUp.extendCondition(
      named({ ...key, dueOn: '2026-03-27', reason: SECRET }),
      asOmar,
    );
    await portal.services.followUp.meetCondition(
      named({ ...key, note: SECRET }),
      asNadia,
    );
    const { items } = await list({ limit: 2 });
    expect(items).toMatchObject([
      { action: 'condition.met', actorRef: 'user:default/nadia' },
      {
        action: 'condition.extended',
        facts: { dueFrom: '2026-03-20', dueTo: '2026-03-27' },
      },
    ]);
    expect(JSON.stringify(items)).not.toContain(SECRET);
    expect(await verify()).toMatchObject({ entries: 12, brokenChains: 0 });
    const erasure = { userRef: 'user:default/omar' };
    await care().eraseContent(named(erasure), asNadia);
    const rows = await knex('decision_condition');
    expect(JSON.stringify(rows[0].extensions)).not.toContain(SECRET);
    expect(await verify()).toMatchObject({ brokenChains: 0 });
  });

  it('notes nothing of a write that failed or was sent again', async () => {
    const before = await knex('history_entry');
    await expect(story.decide()).rejects.toThrow();
    expect(await knex('history_entry')).toEqual(before);
  });
});
