import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DatabaseOutboxStore } from '../database/DatabaseOutboxStore';
import { OutboxMessage } from '../database/OutboxMessage';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { OutboxDelivery } from './OutboxDelivery';
import { PromptDelivery } from './PromptDelivery';

jest.setTimeout(60_000);

async function waitFor(condition: () => boolean) {
  while (!condition()) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

const databases = createTestDatabases();
const NOW = new Date('2026-03-01T10:00:00.000Z');
const message: OutboxMessage = {
  channel: 'event',
  topic: 'orr.review',
  payload: {},
};

describe('PromptDelivery', () => {
  function create() {
    const ends: (() => void)[] = [];
    const drain = jest.fn(
      (_now: Date, _signal?: AbortSignal) =>
        new Promise<number>(resolve => ends.push(() => resolve(1))),
    );
    const logger = mockServices.logger.mock();
    const prompt = new PromptDelivery({
      delivery: { drain },
      clock: { now: () => NOW },
      logger,
    });
    return { prompt, drain, ends, logger };
  }
  const settle = () => new Promise(resolve => setImmediate(resolve));

  it('runs one at a time, and once more for all that came meanwhile', async () => {
    const { prompt, drain, ends } = create();
    prompt.nudge();
    prompt.nudge();
    prompt.nudge();
    expect(drain).toHaveBeenCalledTimes(1);
    ends[0]();
    await settle();
    expect(drain).toHaveBeenCalledTimes(2);
    ends[1]();
    await settle();
    expect(drain).toHaveBeenCalledTimes(2);
  });

  it('goes on after a failure', async () => {
    const { prompt, drain, logger } = create();
    drain.mockRejectedValueOnce(new Error('The database is away'));
    prompt.nudge();
    await settle();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    prompt.nudge();
    expect(drain).toHaveBeenCalledTimes(2);
  });

  it('waits for the run under way when it stops, and begins no other', async () => {
    const { prompt, drain, ends } = create();
    prompt.nudge();
    prompt.nudge();
    const stopped = prompt.stop();
    expect(drain.mock.calls[0][1]).toMatchObject({ aborted: true });
    ends[0]();
    await stopped;
    await settle();
    prompt.nudge();
    expect(drain).toHaveBeenCalledTimes(1);
  });
});

describe.each(databases.eachSupportedId())(
  'prompt delivery on %s',
  databaseId => {
    it('delivers what was committed, and nothing that was rolled back', async () => {
      const knex: Knex = await databases.init(databaseId);
      const outbox = new DatabaseOutboxStore(knex);
      const deliver = jest.fn(async (_: OutboxMessage) => 'delivered' as const);
      const prompt = new PromptDelivery({
        delivery: new OutboxDelivery({
          outbox,
          delivery: { deliver },
          logger: mockServices.logger.mock(),
          metrics: {
            requestServed: jest.fn(),
            answerSaved: jest.fn(),
            sweepRun: jest.fn(),
            messageDelivered: jest.fn(),
            historyChecked: jest.fn(),
            rollUpsChecked: jest.fn(),
          },
        }),
        clock: { now: () => NOW },
        logger: mockServices.logger.mock(),
      });
      const committed = new Promise<void>(resolve =>
        outbox.listen(() => {
          prompt.nudge();
          resolve();
        }),
      );
      await expect(
        knex.transaction(async trx => {
          await outbox.add(
            trx,
            [{ ...message, payload: { rolledBack: true } }],
            NOW,
          );
          throw new Error('Rolled back');
        }),
      ).rejects.toThrow('Rolled back');
      await knex.transaction(trx => outbox.add(trx, [message], NOW));
      await committed;
      await waitFor(() => deliver.mock.calls.length > 0);
      await prompt.stop();
      expect(deliver.mock.calls).toEqual([[message]]);
      await knex.destroy();
    });
  },
);
