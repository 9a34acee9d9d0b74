import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { DatabaseInboxBounds } from './DatabaseInboxBounds';
import { DatabaseInboxStore, MOST_ATTEMPTS } from './DatabaseInboxStore';
import { LeasedEvent, ReceivedEvent } from './InboxEvent';
import { InboxModel } from './InboxModel';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000);

const event = (number: number, change: Partial<ReceivedEvent> = {}) => ({
  topic: 'github.deployment_status',
  text: `{"number":${number}}`,
  via: 'event' as const,
  verified: false,
  ...change,
});
const lease = { limit: 100, leaseSeconds: 120 };

describe.each(databases.eachSupportedId())('DatabaseInboxStore on %s', id => {
  let knex: Knex;
  let inbox: DatabaseInboxStore;
  let bounds: DatabaseInboxBounds;
  let model: InboxModel;

  beforeAll(async () => {
    knex = await databases.init(id);
    inbox = new DatabaseInboxStore(knex);
    bounds = new DatabaseInboxBounds(knex);
    model = new InboxModel(knex);
  });

  beforeEach(async () => {
    await knex('inbox_event').delete();
    await knex('inbox_topic').delete();
  });

  afterAll(() => knex.destroy());

  const take = (now = at(0)) => inbox.lease({ ...lease, now });
  const all = () =>
    model.listEvents({
      states: ['waiting', 'done', 'ignored', 'rejected', 'dead'],
      limit: 100,
    });
  const finish = (events: LeasedEvent[], now = at(1)) =>
    inbox.finish(
      events.map(one => ({ event: one, state: 'done' as const })),
      now,
    );

  it('keeps the same event once, and what is verified beside what is not', async () => {
    expect(await inbox.add([event(1), event(2), event(1)], at(0))).toBe(2);
    expect(await inbox.add([event(1)], at(5))).toBe(0);
    expect(await inbox.add([event(1, { verified: true })], at(5))).toBe(1);
    expect(await inbox.add([event(1, { topic: 'gitlab.push' })], at(5))).toBe(
      1,
    );
    expect(await all()).toHaveLength(4);
    const [first] = await take();
    expect(first).toMatchObject({
      attempts: 1,
      receivedAt: at(0).toISOString(),
    });
    await finish([first]);
    expect(
      await inbox.add(
        [event((first.payload as { number: number }).number)],
        at(9),
      ),
    ).toBe(0);
  });

  it('gives each event to one worker, and forgets the content of what is done', async () => {
    await inbox.add(
      Array.from({ length: 150 }, (_, number) => event(number)),
      at(0),
    );
    const [one, other] = await Promise.all([take(), take()]);
    const ids = new Set([...one, ...other].map(({ id: eventId }) => eventId));
    expect(ids.size).toBe(one.length + other.length);
    expect(ids.size).toBe(150);
    expect(await take()).toEqual([]);
    await finish([...one]);
    await finish([...other]);
    expect((await model.listTopics())[0].counts).toMatchObject({
      waiting: 0,
      done: 150,
    });
    expect(
      await knex('inbox_event').whereNot({ payload: '' }).select(),
    ).toEqual([]);
  });

  it('lets another take over from who died, whose word counts no more', async () => {
    await inbox.add([event(1)], at(0));
    const [dead] = await take();
    expect(await take(at(119))).toEqual([]);
    const [taken] = await take(at(121));
    expect(taken).toMatchObject({ id: dead.id, attempts: 2 });
    await inbox.finish(
      [{ event: dead, state: 'ignored', isUnknown: true }],
      at(122),
    );
    expect((await all())[0].state).toBe('waiting');
    await finish([taken]);
    expect(await model.listTopics()).toMatchObject([
      { unknownBindings: 0, counts: { done: 1, ignored: 0 } },
    ]);
  });

  it('tries again after growing pauses, gives up, and begins anew where an admin says so', async () => {
    await inbox.add([event(1)], at(0));
    let now = 0;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const [taken] = await take(at(now));
      expect(taken.attempts).toBe(attempt);
      const ended = await inbox.fail(taken, { why: 'Away', now: at(now) });
      expect(ended).toBe(attempt === MOST_ATTEMPTS ? 'dead' : 'retry');
      expect(await take(at(now + 60 * 2 ** (attempt - 1) - 1))).toEqual([]);
      now += 60 * 2 ** (attempt - 1);
    }
    expect(await take(at(now + 1e6))).toEqual([]);
    const [listed] = await all();
    expect(listed).toMatchObject({ state: 'dead', why: 'Away', attempts: 8 });
    expect(await inbox.retry(listed.id, at(now))).toBe(true);
    expect(await inbox.retry(listed.id, at(now))).toBe(false);
    const [again] = await take(at(now));
    expect(again).toMatchObject({ payload: { number: 1 }, attempts: 1 });
  });

  it('gives up what brings down its worker every time', async () => {
    await inbox.add([event(1)], at(0));
    let now = 0;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      expect(await take(at(now))).toHaveLength(1);
      now += 121;
    }
    expect(await take(at(now))).toEqual([]);
    expect(await inbox.buryCrashed(at(now))).toBe(1);
    expect(await all()).toMatchObject([
      { state: 'dead', why: 'The last attempt ended without a result' },
    ]);
  });

  it('does not count what was given back as an attempt', async () => {
    await inbox.add([event(1)], at(0));
    await inbox.release(await take());
    expect(await take()).toMatchObject([{ attempts: 1 }]);
  });

  it('counts by topic what was rejected and what nobody names', async () => {
    await inbox.add([event(1), event(2), event(3)], at(0));
    const [one, two, three] = await take();
    await inbox.finish(
      [
        { event: one, state: 'rejected', why: 'It is no status' },
        { event: two, state: 'ignored', why: 'Nobody', isUnknown: true },
        { event: three, state: 'ignored', why: 'Nobody', isUnknown: true },
      ],
      at(4),
    );
    await bounds.countTooLarge('github.deployment_status', at(9));
    expect(await model.listTopics()).toEqual([
      {
        topic: 'github.deployment_status',
        counts: { waiting: 0, done: 0, ignored: 2, rejected: 1, dead: 0 },
        lastReceivedAt: at(9).toISOString(),
        lastRejectedAt: at(9).toISOString(),
        lastRejectedWhy: 'It is larger than what is kept of an event',
        rejected: 2,
        unknownBindings: 2,
        lastUnknownAt: at(4).toISOString(),
        tooLarge: 1,
        collapsed: 0,
      },
    ]);
  });

  it('keeps a topic within its bounds, and what came with credentials in any case', async () => {
    const { topic } = event(1);
    await inbox.add([event(0, { via: 'api' })], at(0));
    for (let number = 1; number <= 9; number += 1) {
      await inbox.add([event(number)], at(number));
    }
    expect(await bounds.trim(topic, { waiting: 4, ended: 5 })).toEqual({
      collapsed: 5,
      forgotten: 0,
    });
    expect(await bounds.countWaiting(topic)).toBe(5);
    const kept = await take(at(10));
    expect(
      kept.map(({ payload }) => (payload as { number: number }).number).sort(),
    ).toEqual([0, 6, 7, 8, 9]);
    for (const one of kept) {
      await finish([one], at(11));
    }
    expect(await bounds.trim(topic, { waiting: 4, ended: 2 })).toEqual({
      collapsed: 0,
      forgotten: 3,
    });
    expect((await model.listTopics())[0]).toMatchObject({
      collapsed: 5,
      counts: { done: 2, waiting: 0 },
    });
  });

  it('forgets what ended long ago, sooner what is done', async () => {
    await inbox.add([event(1), event(2), event(3)], at(0));
    const [one, two] = await take();
    await finish([one]);
    await inbox.finish([{ event: two, state: 'rejected', why: 'No' }], at(1));
    const purge = (doneBefore: Date, refusedBefore: Date) =>
      bounds.purge({ doneBefore, refusedBefore, limit: 10 });
    expect(await purge(at(1), at(1))).toBe(0);
    expect(await purge(at(2), at(1))).toBe(1);
    expect(await purge(at(2), at(2))).toBe(1);
    expect(await all()).toMatchObject([{ state: 'waiting' }]);
  });
});
