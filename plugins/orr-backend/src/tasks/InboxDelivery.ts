import { DatabaseInboxStore } from '../database/source/DatabaseInboxStore';
import { InboxWork } from '../service/inbox/InboxWork';

const BATCH = 100;
const LEASE_SECONDS = 120;

/**
 * Works off the events that were taken in, in batches that replicas share. What it misses the next run finds.
 *
 * @internal
 */
export class InboxDelivery {
  readonly #inbox: DatabaseInboxStore;
  readonly #work: Pick<InboxWork, 'work'>;

  constructor(options: {
    inbox: DatabaseInboxStore;
    inboxWork: Pick<InboxWork, 'work'>;
  }) {
    this.#inbox = options.inbox;
    this.#work = options.inboxWork;
  }

  /** Answers how many events were worked on. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    await this.#inbox.buryCrashed(now);
    return this.drain(now, signal);
  }

  /** Answers how many events were worked on. */
  async drain(now: Date, signal?: AbortSignal): Promise<number> {
    let worked = 0;
    while (!signal?.aborted) {
      const batch = await this.#inbox.lease({
        now,
        limit: BATCH,
        leaseSeconds: LEASE_SECONDS,
      });
      if (!batch.length) {
        break;
      }
      if (signal?.aborted) {
        await this.#inbox.release(batch);
        break;
      }
      await this.#work.work(batch, now);
      worked += batch.length;
    }
    return worked;
  }
}
