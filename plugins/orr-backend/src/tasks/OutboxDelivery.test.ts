import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DatabaseOutboxStore } from '../database/DatabaseOutboxStore';
import { OutboxMessage } from '../database/OutboxMessage';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { OutboxDelivery } from './OutboxDelivery';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const DAY = 24 * 60 * 60;

function events(count: number): OutboxMessage[] {
  return Array.from({ length: count }, (_, number) => ({
    channel: 'event',
    topic: 'orr.review',
    payload: { number },
  }));
}

describe.each(databases.eachSupportedId())(
  'OutboxDelivery on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
    });

    beforeEach(async () => {
      await knex('outbox').delete();
    });

    async function create(count: number) {
      const outbox = new DatabaseOutboxStore(knex);
      await knex.transaction(trx => outbox.add(trx, events(count), at(0)));
      const received: unknown[] = [];
      const deliver = jest.fn(
        async (message: OutboxMessage): Promise<'delivered' | 'muted'> => {
          received.push(message.channel === 'event' && message.payload.number);
          return 'delivered';
        },
      );
      const logger = mockServices.logger.mock();
      const metrics = {
        requestServed: jest.fn(),
        answerSaved: jest.fn(),
        sweepRun: jest.fn(),
        messageDelivered: jest.fn(),
        historyChecked: jest.fn(),
        rollUpsChecked: jest.fn(),
      };
      const worker = () =>
        new OutboxDelivery({ outbox, delivery: { deliver }, logger, metrics });
      return { outbox, received, deliver, logger, metrics, worker };
    }
    const inOrder = (count: number) =>
      Array.from({ length: count }, (_, number) => number);

    it('drains what is due, oldest first, once', async () => {
      const { worker, received, metrics } = await create(45);
      expect(await worker().runOnce(at(0))).toBe(45);
      expect(received).toEqual(inOrder(45));
      expect(await worker().runOnce(at(1))).toBe(0);
      expect(received).toHaveLength(45);
      expect(metrics.messageDelivered).toHaveBeenCalledTimes(45);
      expect(metrics.messageDelivered).toHaveBeenCalledWith({
        channel: 'event',
        outcome: 'delivered',
      });
    });

    it('delivers each message once with two workers', async () => {
      const { worker, received } = await create(100);
      const counts = await Promise.all([
        worker().runOnce(at(0)),
        worker().runOnce(at(0)),
      ]);
      expect(counts[0] + counts[1]).toBe(100);
      expect(received.sort((a, b) => Number(a) - Number(b))).toEqual(
        inOrder(100),
      );
    });

    it('delivers again what was delivered by a process that died before it could say so', async () => {
      const { outbox, worker, received } = await create(1);
      const dying = jest
        .spyOn(outbox, 'delivered')
        .mockRejectedValueOnce(new Error('Killed'));
      await expect(worker().runOnce(at(0))).rejects.toThrow('Killed');
      expect(received).toEqual([0]);
      expect(await worker().runOnce(at(60))).toBe(0);
      expect(await worker().runOnce(at(121))).toBe(1);
      expect(received).toEqual([0, 0]);
      expect(await worker().runOnce(at(300))).toBe(0);
      expect(dying).toHaveBeenCalledTimes(2);
    });

    it('is done with a message that nobody is to be notified of', async () => {
      const { worker, deliver, metrics } = await create(1);
      deliver.mockResolvedValueOnce('muted');
      expect(await worker().runOnce(at(0))).toBe(0);
      expect(await worker().runOnce(at(600))).toBe(0);
      expect(metrics.messageDelivered.mock.calls).toEqual([
        [{ channel: 'event', outcome: 'muted' }],
      ]);
    });

    it('goes on past a message that fails, and tries it again later', async () => {
      const { worker, deliver, received, logger, metrics } = await create(3);
      deliver.mockRejectedValueOnce(new Error('Unreachable'));
      expect(await worker().runOnce(at(0))).toBe(2);
      expect(received).toEqual([1, 2]);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(metrics.messageDelivered).toHaveBeenCalledWith({
        channel: 'event',
        outcome: 'failed',
      });
      expect(await worker().runOnce(at(5))).toBe(1);
      expect(received).toEqual([1, 2, 0]);
    });

    it('says so where it gives up', async () => {
      const { worker, deliver, logger, metrics } = await create(1);
      deliver.mockRejectedValue(new Error('Unreachable'));
      const day = 86_400;
      await worker().runOnce(at(0));
      await worker().runOnce(at(4 * day - 1));
      expect(logger.error).not.toHaveBeenCalled();
      await worker().runOnce(at(5 * day));
      await worker().runOnce(at(6 * day));
      expect(deliver).toHaveBeenCalledTimes(3);
      expect(logger.error).toHaveBeenCalledTimes(1);
      expect(metrics.messageDelivered).toHaveBeenLastCalledWith({
        channel: 'event',
        outcome: 'dead',
      });
      expect((await knex('outbox').first()).dead_at).toBe(
        at(5 * day).toISOString(),
      );
    });

    it('stops when it is told to and gives back the rest', async () => {
      const { worker, deliver, received } = await create(30);
      const abort = new AbortController();
      deliver.mockImplementationOnce(async () => {
        abort.abort();
        return 'delivered';
      });
      expect(await worker().runOnce(at(0), abort.signal)).toBe(1);
      expect(deliver).toHaveBeenCalledTimes(1);
      expect(await worker().runOnce(at(0))).toBe(29);
      expect(received).toEqual(inOrder(30).slice(1));
    });

    it('notices that its lease was lost', async () => {
      const { outbox, worker, deliver, metrics } = await create(1);
      deliver.mockImplementationOnce(async () => {
        await outbox.lease({ now: at(600), limit: 1, leaseSeconds: 60 });
        return 'delivered';
      });
      expect(await worker().runOnce(at(0))).toBe(0);
      expect(metrics.messageDelivered).toHaveBeenCalledWith({
        channel: 'event',
        outcome: 'leaseLost',
      });
    });

    it('forgets after a week what was delivered', async () => {
      const { worker } = await create(2);
      await worker().runOnce(at(0));
      await worker().runOnce(at(7 * DAY));
      expect(await knex('outbox').pluck('id')).toHaveLength(2);
      await worker().runOnce(at(7 * DAY + 1));
      expect(await knex('outbox').pluck('id')).toEqual([]);
    });
  },
);
