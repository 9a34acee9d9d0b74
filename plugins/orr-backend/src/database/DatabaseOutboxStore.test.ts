import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseOutboxStore } from './DatabaseOutboxStore';
import { OutboxMessage } from './OutboxMessage';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const DAY = 24 * 60 * 60;

function event(number: number): OutboxMessage {
  return { channel: 'event', topic: 'orr.review', payload: { number } };
}

const numbersOf = (leased: { message: OutboxMessage }[]) =>
  leased.map(({ message }) =>
    message.channel === 'event' ? message.payload.number : undefined,
  );

describe.each(databases.eachSupportedId())(
  'DatabaseOutboxStore on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
    });

    beforeEach(async () => {
      await knex('outbox').delete();
    });

    function create() {
      const outbox = new DatabaseOutboxStore(knex);
      return {
        outbox,
        add: (messages: OutboxMessage[], seconds = 0) =>
          knex.transaction(trx => outbox.add(trx, messages, at(seconds))),
        lease: (seconds: number, limit = 10) =>
          outbox.lease({ now: at(seconds), limit, leaseSeconds: 60 }),
      };
    }

    it('keeps a message as it is', async () => {
      const { add, lease } = create();
      const message: OutboxMessage = {
        channel: 'notification',
        recipientRefs: ['group:default/reviewers'],
        excludeRef: 'user:default/anna',
        scope: 'orr:review-to-decide:1',
        topic: 'orr:review',
        title: 'Payments waits for a decision',
        link: '/catalog/default/component/payments',
        severity: 'normal',
      };
      await add([message]);
      expect((await lease(0)).map(leased => leased.message)).toEqual([message]);
    });

    it('forgets messages of a write that was rolled back', async () => {
      const { outbox, lease } = create();
      const failing = knex.transaction(async trx => {
        await outbox.add(trx, [event(1)], at(0));
        throw new Error('The write failed');
      });
      await expect(failing).rejects.toThrow('The write failed');
      expect(await lease(0)).toEqual([]);
    });

    it('hands out messages in the order in which they were written', async () => {
      const { add, lease } = create();
      const later = Array.from({ length: 30 }, (_, index) => 100 + index);
      await add(later.map(event), 1);
      await add([event(1), event(2), event(3)], 0);
      expect(numbersOf(await lease(1, 5))).toEqual([1, 2, 3, 100, 101]);
      expect(numbersOf(await lease(1, 100))).toEqual(later.slice(2));
    });

    it('takes nothing to write for an empty list', async () => {
      const { add, lease } = create();
      await add([]);
      expect(await lease(0)).toEqual([]);
    });

    it('never leases one message to two workers', async () => {
      const { add, lease } = create();
      const numbers = Array.from({ length: 60 }, (_, index) => index);
      await add(numbers.map(event));
      const batches = await Promise.all(
        Array.from({ length: 12 }, () => lease(0, 7)),
      );
      const leased = [...batches.flat(), ...(await lease(0, 100))];
      expect(leased).toHaveLength(60);
      expect(numbersOf(leased).sort((a, b) => Number(a) - Number(b))).toEqual(
        numbers,
      );
    });

    it('hands out again what was leased and never heard of', async () => {
      const { outbox, add, lease } = create();
      await add([event(1)]);
      const [crashed] = await lease(0);
      expect(await lease(59)).toEqual([]);
      const [taken] = await lease(60);
      expect(taken.id).toBe(crashed.id);
      expect(taken.leaseId).not.toBe(crashed.leaseId);
      expect(await outbox.delivered(crashed, { now: at(61) })).toBe(false);
      expect(
        await outbox.failed(crashed, new Error('Late'), { now: at(61) }),
      ).toBe('leaseLost');
      expect(await outbox.delivered(taken, { now: at(61) })).toBe(true);
      expect(await lease(10 * DAY)).toEqual([]);
    });

    it('tries again after growing pauses', async () => {
      const { outbox, add, lease } = create();
      await add([event(1), event(2)]);
      const [, other] = await lease(0);
      await outbox.delivered(other, { now: at(0) });
      let seconds = 60;
      const pauses: number[] = [];
      for (let attempt = 2; attempt <= 14; attempt++) {
        const [leased] = await lease(seconds);
        expect(
          await outbox.failed(leased, new Error('Unreachable'), {
            now: at(seconds),
          }),
        ).toBe('retry');
        const { available_at: next } = await knex('outbox')
          .where({ id: leased.id })
          .first();
        pauses.push((Date.parse(next) - at(seconds).getTime()) / 1000);
        expect(await lease(seconds + pauses[pauses.length - 1] - 1)).toEqual(
          [],
        );
        seconds += pauses[pauses.length - 1];
      }
      expect(pauses).toEqual([
        10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600, 600, 600,
      ]);
      expect(await lease(seconds)).toHaveLength(1);
    });

    it('makes up for a service that was away for days, and gives up after four', async () => {
      const { outbox, add, lease } = create();
      await add([event(1), event(2)]);
      let day = 0;
      for (; day < 4; day += 1) {
        for (const leased of await lease(day * DAY)) {
          await outbox.failed(leased, new Error('Away'), {
            now: at(day * DAY),
          });
        }
      }
      const [back, away] = await lease(day * DAY);
      await outbox.delivered(back, { now: at(day * DAY) });
      expect(
        await outbox.failed(away, new Error('Away'), { now: at(day * DAY) }),
      ).toBe('dead');
      expect(await lease(20 * DAY)).toEqual([]);
      expect(await knex('outbox').whereNotNull('dead_at')).toMatchObject([
        { id: away.id, last_error: 'Error: Away', delivered_at: null },
      ]);
    });

    it('pauses five seconds after the first failure', async () => {
      const { outbox, add, lease } = create();
      await add([event(1)]);
      const [leased] = await lease(0);
      await outbox.failed(leased, new Error('Unreachable'), { now: at(0) });
      expect(await lease(4)).toEqual([]);
      expect(await lease(5)).toHaveLength(1);
    });

    it('gives up on a message that ends each attempt without a result', async () => {
      const { add, lease } = create();
      await add([event(1)]);
      for (let attempt = 0; attempt < 12; attempt++) {
        expect(await lease(attempt * 60)).toHaveLength(1);
      }
      expect(await lease(12 * 60)).toEqual([]);
      expect(await knex('outbox').first()).toMatchObject({
        dead_at: at(12 * 60).toISOString(),
        lease_id: null,
      });
    });

    it('takes back what was not begun, as if it had never been leased', async () => {
      const { outbox, add, lease } = create();
      await add([event(1)]);
      await outbox.release(await lease(0));
      expect(await knex('outbox').first()).toMatchObject({
        attempts: 0,
        lease_id: null,
        leased_until: null,
      });
      expect(await lease(0)).toHaveLength(1);
    });

    it('purges what was delivered long ago, and nothing else', async () => {
      const { outbox, add, lease } = create();
      await add([event(1), event(2), event(3)]);
      const [first, second] = await lease(0);
      await outbox.delivered(first, { now: at(0) });
      await outbox.delivered(second, { now: at(DAY) });
      expect(await outbox.purge({ deliveredBefore: at(DAY) })).toBe(1);
      expect(await knex('outbox').pluck('id')).toHaveLength(2);
    });
  },
);
