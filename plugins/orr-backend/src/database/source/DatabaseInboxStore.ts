import { createHash, randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { isPostgres } from '../isPostgres';
import { Transaction } from '../transaction';
import {
  InboxLease,
  InboxOutcome,
  InboxVia,
  LeasedEvent,
  ReceivedEvent,
} from './InboxEvent';
import { countOutcomes } from './inboxTopics';

/** Attempts before an event is given up. */
export const MOST_ATTEMPTS = 8;
const MINUTE_SECONDS = 60;

/** @internal */
export interface InboxRow {
  id: string;
  topic: string;
  payload: string;
  received_at: string;
  via: string;
  verified: boolean;
  state: string;
  state_at: string;
  why: string | null;
  attempts: number;
  due_at: string;
  leased_until: string | null;
  token: string | null;
}

function after(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

/** The same for the same content. What anybody may have sent must not stand in the way of the same sent by who is known. */
function idOf({ topic, text, verified }: ReceivedEvent): string {
  return createHash('sha256')
    .update(`${topic}\n${verified ? 'verified' : 'unverified'}\n`)
    .update(text)
    .digest('hex');
}

const ENDED = { leased_until: null, token: null };

/**
 * Events that systems sent, each once, until they are worked off. Whoever works on one holds a lease on it; a lease that ran out
 * without a word is taken for a crash, and another one takes over. Each lease counts as an attempt.
 *
 * @internal
 */
export class DatabaseInboxStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** Takes events in, in one statement as far as they fit one. Answers how many were not there yet. */
  async add(
    events: ReceivedEvent[],
    now: Date,
    handle: Knex | Transaction = this.#knex,
  ): Promise<number> {
    const at = now.toISOString();
    const rows = new Map(
      events.map((event): [string, InboxRow] => {
        const id = idOf(event);
        return [
          id,
          {
            id,
            topic: event.topic,
            payload: event.text,
            received_at: at,
            via: event.via,
            verified: event.verified,
            state: 'waiting',
            state_at: at,
            why: null,
            attempts: 0,
            due_at: at,
            ...ENDED,
          },
        ];
      }),
    );
    // Two that add the same come to wait for each other in one order.
    const sorted = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    let added = 0;
    for (const chunk of chunksFor(handle, sorted, 13)) {
      const found = await handle<InboxRow>('inbox_event')
        .insert(chunk)
        .onConflict('id')
        .ignore()
        .returning('id');
      added += found.length;
    }
    return added;
  }

  /** Takes the oldest events that are due, for this caller alone. */
  async lease(options: {
    now: Date;
    limit: number;
    leaseSeconds: number;
  }): Promise<LeasedEvent[]> {
    const { now, limit, leaseSeconds } = options;
    const token = randomUUID();
    return this.#knex.transaction(async trx => {
      const due = this.#due(trx, now)
        .where('attempts', '<', MOST_ATTEMPTS)
        .orderBy(['due_at', 'id'])
        .limit(limit);
      // SQLite has no row locks; its transactions are one after the other.
      const rows: InboxRow[] = await (isPostgres(trx)
        ? due.forUpdate().skipLocked()
        : due);
      const ids = rows.map(({ id }) => id);
      for (const chunk of chunksFor(trx, ids)) {
        await trx<InboxRow>('inbox_event')
          .whereIn('id', chunk)
          .update({ token, leased_until: after(now, leaseSeconds) })
          .increment('attempts', 1);
      }
      return rows.map(row => ({
        id: row.id,
        token,
        topic: row.topic,
        payload: JSON.parse(row.payload),
        via: row.via as InboxVia,
        verified: Boolean(row.verified),
        attempts: row.attempts + 1,
        receivedAt: row.received_at,
      }));
    });
  }

  /** Ends events, as far as their leases still hold, and counts how they ended. */
  async finish(outcomes: InboxOutcome[], now: Date): Promise<void> {
    const groups = new Map<string, InboxOutcome[]>();
    for (const outcome of outcomes) {
      const key = JSON.stringify([outcome.state, outcome.why ?? null]);
      groups.set(key, [...(groups.get(key) ?? []), outcome]);
    }
    await this.#knex.transaction(async trx => {
      const ended: InboxOutcome[] = [];
      for (const key of [...groups.keys()].sort()) {
        ended.push(...(await this.#end(trx, groups.get(key)!, now)));
      }
      await countOutcomes(trx, ended, now);
    });
  }

  async #end(
    trx: Transaction,
    outcomes: InboxOutcome[],
    now: Date,
  ): Promise<InboxOutcome[]> {
    const byId = new Map(outcomes.map(one => [one.event.id, one]));
    const [{ state, why, event }] = outcomes;
    const ended: InboxOutcome[] = [];
    for (const chunk of chunksFor(trx, [...byId.keys()].sort())) {
      const found = await trx<InboxRow>('inbox_event')
        .whereIn('id', chunk)
        .where({ token: event.token, state: 'waiting' })
        .update({
          state,
          state_at: now.toISOString(),
          why: why ?? null,
          ...ENDED,
          // Only what was refused may be tried again, and only that needs its content.
          ...(state !== 'rejected' && { payload: '' }),
        })
        .returning('id');
      found.forEach(({ id }) => ended.push(byId.get(id)!));
    }
    return ended;
  }

  /** Lets an event be tried again after a growing pause, or gives it up. */
  async fail(
    event: LeasedEvent,
    { why, now }: { why: string; now: Date },
  ): Promise<'retry' | 'dead'> {
    const isDead = event.attempts >= MOST_ATTEMPTS;
    await this.#knex<InboxRow>('inbox_event')
      .where({ id: event.id, token: event.token, state: 'waiting' })
      .update({
        ...ENDED,
        why,
        due_at: after(now, MINUTE_SECONDS * 2 ** (event.attempts - 1)),
        ...(isDead && { state: 'dead', state_at: now.toISOString() }),
      });
    return isDead ? 'dead' : 'retry';
  }

  /** Gives back what was leased but not begun. */
  async release(leases: InboxLease[]): Promise<void> {
    if (leases.length) {
      await this.#knex<InboxRow>('inbox_event')
        .whereIn(
          'id',
          leases.map(({ id }) => id),
        )
        .where({ token: leases[0].token, state: 'waiting' })
        .update(ENDED)
        .decrement('attempts', 1);
    }
  }

  /** Gives up what brought down whoever worked on it, time and again. */
  async buryCrashed(now: Date): Promise<number> {
    return this.#due(this.#knex, now)
      .where('attempts', '>=', MOST_ATTEMPTS)
      .update({
        ...ENDED,
        state: 'dead',
        state_at: now.toISOString(),
        why: 'The last attempt ended without a result',
      });
  }

  /** Begins again with an event that was refused or given up. Answers whether there is one. */
  async retry(id: string, now: Date): Promise<boolean> {
    const at = now.toISOString();
    const count = await this.#knex<InboxRow>('inbox_event')
      .where({ id })
      .whereIn('state', ['rejected', 'dead'])
      .update({
        ...ENDED,
        state: 'waiting',
        state_at: at,
        why: null,
        attempts: 0,
        due_at: at,
      });
    return count > 0;
  }

  #due(handle: Knex | Transaction, now: Date) {
    const at = now.toISOString();
    return handle<InboxRow>('inbox_event')
      .where({ state: 'waiting' })
      .where('due_at', '<=', at)
      .where(query =>
        query.whereNull('leased_until').orWhere('leased_until', '<=', at),
      );
  }
}
