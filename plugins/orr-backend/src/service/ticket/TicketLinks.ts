import { FindingTicket } from 'backstage-plugin-orr-common';
import { DatabaseTicketStore } from '../../database/DatabaseTicketStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { Transaction } from '../../database/transaction';
import { TrackerRegistry } from './TrackerRegistry';

/** Knows which addresses of actions are tickets, and how these are. @internal */
export class TicketLinks {
  readonly #tickets: DatabaseTicketStore;
  readonly #trackers: TrackerRegistry;

  constructor(options: {
    tickets: DatabaseTicketStore;
    trackers: TrackerRegistry;
  }) {
    this.#tickets = options.tickets;
    this.#trackers = options.trackers;
  }

  /** Follows the ticket that the action names now, in place of the one before; it is looked at soon. */
  async relink(
    trx: Transaction,
    { id, type, url }: StoredDisposition,
    now: Date,
  ): Promise<void> {
    const known =
      type === 'action' && url !== undefined
        ? this.#trackers.recognise(url)
        : undefined;
    if (!known) {
      await this.#tickets.remove(trx, id);
      return;
    }
    const { ticket, trackerId, follows } = known;
    await this.#tickets.put(trx, {
      dispositionId: id,
      url: ticket.url,
      key: ticket.key,
      trackerId,
      state: 'unknown',
      failures: 0,
      ...(follows && { nextCheckAt: now.toISOString() }),
    });
  }

  /** By the ids of the actions; of those without an address nothing is asked. */
  async listOf(
    dispositions: Pick<StoredDisposition, 'id' | 'type' | 'url'>[],
  ): Promise<Map<string, FindingTicket>> {
    const ids = dispositions
      .filter(({ type, url }) => type === 'action' && url !== undefined)
      .map(({ id }) => id);
    const stored = ids.length ? await this.#tickets.listOf(ids) : new Map();
    const shown = new Map<string, FindingTicket>();
    for (const [id, ticket] of stored) {
      const { url, key, trackerId, state } = ticket;
      const { closedAt, checkedAt, failingSince, problem } = ticket;
      shown.set(id, {
        url,
        key,
        tracker: this.#trackers.titleOf(trackerId),
        follows: this.#trackers.get(trackerId) !== undefined,
        state,
        closedAt,
        checkedAt,
        failingSince,
        problem,
      });
    }
    return shown;
  }
}
