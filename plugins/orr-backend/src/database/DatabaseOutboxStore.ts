import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { insertRows } from './chunks';
import { isPostgres } from './isPostgres';
import { OutboxMessage } from './OutboxMessage';
import { Transaction } from './transaction';

/** Of attempts that end without a result, which are taken for crashes. */
const MAX_ATTEMPTS = 12;
/** Whoever takes messages may be away over a long weekend, and nobody has to do anything when they are back. */
const TRY_FOR_DAYS = 4;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 600;
const MAX_ERROR_LENGTH = 2_000;

interface OutboxRow {
  id: string;
  channel: string;
  payload: string;
  created_at: string;
  available_at: string;
  leased_until: string | null;
  lease_id: string | null;
  attempts: number;
  delivered_at: string | null;
  dead_at: string | null;
  last_error: string | null;
}

/** Proves that its holder is the one to deliver a message. */
interface OutboxLease {
  id: string;
  leaseId: string;
}

/** @internal */
export interface LeasedMessage extends OutboxLease {
  message: OutboxMessage;
}

function after(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

function pauseSeconds(attempts: number): number {
  return Math.min(
    FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 10),
    LONGEST_PAUSE_SECONDS,
  );
}

/**
 * Messages that are written in the transaction of the change they tell of and delivered at least once. Whoever delivers
 * one holds a lease on it; a lease that ran out without a word is taken for a crash, and the message is delivered again.
 * Each lease counts as an attempt, so that a message that brings down its process is given up soon; one that cannot be
 * delivered is tried for days, so that a service that was away is made up for by itself.
 *
 * @internal
 */
export class DatabaseOutboxStore {
  readonly #knex: Knex;

  /** Called once messages were committed. */
  #onCommitted: () => void = () => {};

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Hears of every commit on this replica that left messages; one listener is enough. */
  listen(onCommitted: () => void): void {
    this.#onCommitted = onCommitted;
  }

  async add(
    trx: Transaction,
    messages: OutboxMessage[],
    now: Date,
  ): Promise<void> {
    const at = now.toISOString();
    // Sorted ids keep the order of messages that were written at the same instant.
    const ids = messages.map(() => randomUUID()).sort();
    const rows = messages.map(({ channel, ...payload }, index) => ({
      id: ids[index],
      channel,
      payload: JSON.stringify(payload),
      created_at: at,
      available_at: at,
    }));
    await insertRows(trx, 'outbox', rows);
    if (rows.length) {
      // A transaction that is rolled back has nothing to deliver.
      trx.executionPromise.then(
        () => this.#onCommitted(),
        () => {},
      );
    }
  }

  /** Takes the oldest messages that are due, for this caller alone. */
  async lease(options: {
    now: Date;
    limit: number;
    leaseSeconds: number;
  }): Promise<LeasedMessage[]> {
    const { now, limit, leaseSeconds } = options;
    const leaseId = randomUUID();
    return this.#knex.transaction(async trx => {
      await this.#buryCrashed(trx, now);
      const due = this.#due(trx, now)
        .orderBy(['created_at', 'id'])
        .limit(limit);
      // SQLite has no row locks; its transactions are one after the other.
      const rows: OutboxRow[] = await (isPostgres(trx)
        ? due.forUpdate().skipLocked()
        : due);
      if (!rows.length) {
        return [];
      }
      await trx<OutboxRow>('outbox')
        .whereIn(
          'id',
          rows.map(row => row.id),
        )
        .update({ lease_id: leaseId, leased_until: after(now, leaseSeconds) })
        .increment('attempts', 1);
      return rows.map(row => ({
        id: row.id,
        leaseId,
        message: {
          channel: row.channel,
          ...JSON.parse(row.payload),
        } as OutboxMessage,
      }));
    });
  }

  /** Answers whether the lease still held; where not, another is at it. */
  async delivered(
    lease: OutboxLease,
    options: { now: Date },
  ): Promise<boolean> {
    const count = await this.#held(this.#knex, lease).update({
      delivered_at: options.now.toISOString(),
      lease_id: null,
      leased_until: null,
      last_error: null,
    });
    return count > 0;
  }

  /** Lets the message be tried again after a growing pause, or gives it up. */
  async failed(
    lease: OutboxLease,
    error: Error,
    options: { now: Date },
  ): Promise<'retry' | 'dead' | 'leaseLost'> {
    const { now } = options;
    return this.#knex.transaction(async trx => {
      const row = await this.#held(trx, lease).forUpdate().first();
      if (!row) {
        return 'leaseLost';
      }
      const isDead = row.created_at <= after(now, -TRY_FOR_DAYS * 86_400);
      await this.#held(trx, lease).update({
        lease_id: null,
        leased_until: null,
        last_error: String(error).slice(0, MAX_ERROR_LENGTH),
        available_at: after(now, pauseSeconds(row.attempts)),
        dead_at: isDead ? now.toISOString() : null,
      });
      return isDead ? 'dead' : 'retry';
    });
  }

  /** Gives back what was leased but not begun. */
  async release(leases: OutboxLease[]): Promise<void> {
    for (const lease of leases) {
      await this.#held(this.#knex, lease)
        .update({ lease_id: null, leased_until: null })
        .decrement('attempts', 1);
    }
  }

  /** Takes back what nobody is to be told any more; what is being delivered goes on. */
  async discard(options: { createdBefore: Date }): Promise<void> {
    await this.#knex<OutboxRow>('outbox')
      .whereNull('delivered_at')
      .whereNull('lease_id')
      .where('created_at', '<', options.createdBefore.toISOString())
      .delete();
  }

  /** Forgets messages that were delivered long ago; what was given up stays. */
  async purge(options: { deliveredBefore: Date }): Promise<number> {
    return this.#knex<OutboxRow>('outbox')
      .where('delivered_at', '<', options.deliveredBefore.toISOString())
      .delete();
  }

  #due(trx: Transaction, now: Date) {
    const at = now.toISOString();
    return trx<OutboxRow>('outbox')
      .whereNull('delivered_at')
      .whereNull('dead_at')
      .where('available_at', '<=', at)
      .where(query =>
        query.whereNull('leased_until').orWhere('leased_until', '<=', at),
      );
  }

  async #buryCrashed(trx: Transaction, now: Date): Promise<void> {
    await this.#due(trx, now)
      .where('attempts', '>=', MAX_ATTEMPTS)
      // One that failed with an error has given its lease back, and waits to be tried again.
      .whereNotNull('lease_id')
      .update({
        dead_at: now.toISOString(),
        lease_id: null,
        leased_until: null,
        last_error: 'The last attempt ended without a result',
      });
  }

  #held(handle: Knex, { id, leaseId }: OutboxLease) {
    return handle<OutboxRow>('outbox')
      .where({ id, lease_id: leaseId })
      .whereNull('delivered_at')
      .whereNull('dead_at');
  }
}
