import { Knex } from 'knex';
import { chunksFor } from './chunks';
import {
  StoredTicket,
  TicketRow,
  toStoredTicket,
  toTicketRow,
} from './ticketRows';
import { Transaction } from './transaction';

/** The tickets of actions, and when each is to be looked at again. @internal */
export class DatabaseTicketStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** By the ids of the actions. */
  async listOf(
    dispositionIds: string[],
    handle: Knex = this.#knex,
  ): Promise<Map<string, StoredTicket>> {
    const found = new Map<string, StoredTicket>();
    for (const chunk of chunksFor(handle, dispositionIds)) {
      const rows = await handle<TicketRow>('ticket').whereIn(
        'disposition_id',
        chunk,
      );
      rows.forEach(row => found.set(row.disposition_id, toStoredTicket(row)));
    }
    return found;
  }

  /** Puts it in place of the one that the action had. */
  async put(trx: Transaction, ticket: StoredTicket): Promise<void> {
    await trx<TicketRow>('ticket')
      .insert(toTicketRow(ticket))
      .onConflict('disposition_id')
      .merge();
  }

  async remove(trx: Transaction, dispositionId: string): Promise<void> {
    await trx<TicketRow>('ticket')
      .where({ disposition_id: dispositionId })
      .delete();
  }

  /** Those of open actions whose time has come, what has waited longest first. */
  async listDue(options: {
    now: Date;
    trackerId: string;
    limit: number;
  }): Promise<StoredTicket[]> {
    const rows: TicketRow[] = await this.#knex('ticket')
      .join('disposition', 'disposition.id', 'ticket.disposition_id')
      .where('ticket.next_check_at', '<=', options.now.toISOString())
      .where('ticket.tracker_id', options.trackerId)
      .where('disposition.state', 'open')
      .orderBy(['ticket.next_check_at', 'ticket.disposition_id'])
      .limit(options.limit)
      .select('ticket.*');
    return rows.map(toStoredTicket);
  }

  /** Writes what was found out, unless the action has got another ticket meanwhile; answers whether it did. */
  async record(
    checked: StoredTicket,
    handle: Knex = this.#knex,
  ): Promise<boolean> {
    const { disposition_id, url, ...row } = toTicketRow(checked);
    const written = await handle<TicketRow>('ticket')
      .where({ disposition_id, url })
      .update(row);
    return written > 0;
  }

  /** Makes tickets with this address due, unless their tracker has failed and is given time. */
  async poke(url: string, now: Date): Promise<void> {
    const at = now.toISOString();
    await this.#knex<TicketRow>('ticket')
      .where({ url, failures: 0 })
      .where(later =>
        later.whereNull('next_check_at').orWhere('next_check_at', '>', at),
      )
      .update({ next_check_at: at });
  }

  /** Leaves all tickets of a tracker alone until an instant. */
  async pause(trackerId: string, until: Date): Promise<void> {
    const at = until.toISOString();
    await this.#knex<TicketRow>('ticket')
      .where({ tracker_id: trackerId })
      .where('next_check_at', '<', at)
      .update({ next_check_at: at });
  }
}
