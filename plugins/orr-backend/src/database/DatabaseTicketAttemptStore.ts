import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface TicketAttemptRow {
  disposition_id: string;
  marker: string;
  tracker_id: string;
  place_id: string;
  begun_at: string;
  leased_until: string;
}

/** A ticket that is being made. @internal */
export interface TicketAttempt {
  dispositionId: string;
  /** By which it is found again. */
  marker: string;
  trackerId: string;
  placeId: string;
  /** Since when it may be there. */
  begunAt: Date;
}

/**
 * Tickets that are being made. The attempt is written down before the tracker is asked and forgotten with the ticket stored, so
 * that one whose answer was lost is found by the next attempt, whoever makes it.
 *
 * @internal
 */
export class DatabaseTicketAttemptStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Takes the action for this caller alone; answers the earlier attempt too where it may have made a ticket. */
  async begin(
    wanted: Pick<TicketAttempt, 'dispositionId' | 'trackerId' | 'placeId'>,
    options: { now: Date; leaseSeconds: number },
  ): Promise<{ attempt: TicketAttempt; earlier?: TicketAttempt }> {
    const { now, leaseSeconds } = options;
    const leasedUntil = new Date(now.getTime() + leaseSeconds * 1000);
    const row: TicketAttemptRow = {
      disposition_id: wanted.dispositionId,
      marker: randomUUID(),
      tracker_id: wanted.trackerId,
      place_id: wanted.placeId,
      begun_at: now.toISOString(),
      leased_until: leasedUntil.toISOString(),
    };
    return this.#knex.transaction(async trx => {
      const [added] = await trx<TicketAttemptRow>('ticket_attempt')
        .insert(row)
        .onConflict('disposition_id')
        .ignore()
        .returning('marker');
      if (added) {
        return { attempt: toAttempt(row) };
      }
      const taken = await this.#rowOf(wanted.dispositionId, trx)
        .where('leased_until', '<=', now.toISOString())
        .update({ leased_until: row.leased_until });
      const before = await this.#rowOf(wanted.dispositionId, trx).first();
      if (!taken || !before) {
        throw new ConflictError(
          'A ticket of this action is being made; try again in a minute',
        );
      }
      const earlier = toAttempt(before);
      return { attempt: { ...earlier, ...wanted }, earlier };
    });
  }

  /** Lets others try. Where nothing can have been made, nothing is left of it. */
  async giveUp(
    { dispositionId, marker, trackerId, placeId }: TicketAttempt,
    options: { now: Date; mayBeMade: boolean },
  ): Promise<void> {
    const own = this.#rowOf(dispositionId).where({ marker });
    await (options.mayBeMade
      ? own.update({
          tracker_id: trackerId,
          place_id: placeId,
          leased_until: options.now.toISOString(),
        })
      : own.delete());
  }

  async forget(trx: Transaction, dispositionId: string): Promise<void> {
    await this.#rowOf(dispositionId, trx).delete();
  }

  #rowOf(dispositionId: string, handle: Knex = this.#knex) {
    return handle<TicketAttemptRow>('ticket_attempt').where({
      disposition_id: dispositionId,
    });
  }
}

function toAttempt(row: TicketAttemptRow): TicketAttempt {
  return {
    dispositionId: row.disposition_id,
    marker: row.marker,
    trackerId: row.tracker_id,
    placeId: row.place_id,
    begunAt: new Date(row.begun_at),
  };
}
