import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  DatabaseOutboxStore,
  LeasedMessage,
} from '../database/DatabaseOutboxStore';
import { DeliveryOutcome, OrrMetrics } from '../metrics';
import { DeliveryService } from '../service/delivery/DeliveryService';

const BATCH = 20;
const LEASE_SECONDS = 120;
const KEEP_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/** Delivers what writes have left in the outbox, oldest first. @internal */
export class OutboxDelivery {
  readonly #outbox: DatabaseOutboxStore;
  readonly #delivery: Pick<DeliveryService, 'deliver'>;
  readonly #logger: LoggerService;
  readonly #metrics: OrrMetrics;

  constructor(options: {
    outbox: DatabaseOutboxStore;
    delivery: Pick<DeliveryService, 'deliver'>;
    logger: LoggerService;
    metrics: OrrMetrics;
  }) {
    this.#outbox = options.outbox;
    this.#delivery = options.delivery;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
  }

  /** Delivers what is due, and forgets what was delivered long ago. Answers how many messages were delivered. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const delivered = await this.drain(now, signal);
    await this.#outbox.purge({
      deliveredBefore: new Date(now.getTime() - KEEP_DAYS * DAY),
    });
    return delivered;
  }

  /** Delivers what is due. Answers how many messages were delivered. */
  async drain(now: Date, signal?: AbortSignal): Promise<number> {
    let delivered = 0;
    while (!signal?.aborted) {
      const batch = await this.#outbox.lease({
        now,
        limit: BATCH,
        leaseSeconds: LEASE_SECONDS,
      });
      if (!batch.length) {
        break;
      }
      delivered += await this.#deliverBatch(batch, now, signal);
    }
    return delivered;
  }

  async #deliverBatch(
    batch: LeasedMessage[],
    now: Date,
    signal?: AbortSignal,
  ): Promise<number> {
    let delivered = 0;
    for (const [index, leased] of batch.entries()) {
      if (signal?.aborted) {
        await this.#outbox.release(batch.slice(index));
        break;
      }
      const outcome = await this.#deliverOne(leased, now);
      this.#metrics.messageDelivered({
        channel: leased.message.channel,
        outcome,
      });
      delivered += outcome === 'delivered' ? 1 : 0;
    }
    return delivered;
  }

  async #deliverOne(
    leased: LeasedMessage,
    now: Date,
  ): Promise<DeliveryOutcome> {
    let outcome: 'delivered' | 'muted';
    try {
      outcome = await this.#delivery.deliver(leased.message);
    } catch (error) {
      return this.#recordFailure(leased, toError(error), now);
    }
    return (await this.#outbox.delivered(leased, { now }))
      ? outcome
      : 'leaseLost';
  }

  async #recordFailure(
    leased: LeasedMessage,
    error: Error,
    now: Date,
  ): Promise<DeliveryOutcome> {
    const result = await this.#outbox.failed(leased, error, { now });
    const { channel } = leased.message;
    if (result === 'dead') {
      this.#logger.error(
        `Gave up on delivering message ${leased.id} (${channel})`,
        error,
      );
    } else if (result === 'retry') {
      this.#logger.warn(
        `Could not deliver message ${leased.id} (${channel}) yet`,
        error,
      );
    }
    return result === 'retry' ? 'failed' : result;
  }
}
