import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  IssueTracker,
  isTrackerError,
  TicketStatus,
  TrackerError,
} from 'backstage-plugin-orr-node';
import { DatabaseTicketStore } from '../database/DatabaseTicketStore';
import { StoredTicket } from '../database/ticketRows';
import { TicketStatusWrites } from '../service/ticket/TicketStatusWrites';
import { TrackerRegistry } from '../service/ticket/TrackerRegistry';

/** Of one tracker in one run; what is left waits for the next. */
const MOST_TICKETS = 100;
/** In a row: then the tracker is down, and asking for every other ticket would only hold up the run. */
const MOST_FAILURES = 3;
const LONGEST_PAUSE_MS = 24 * 60 * 60_000;

/**
 * Looks at the tickets whose time has come. What was missed while nothing ran is due still, so that the next runs make up for
 * it; a run that is cut short leaves every ticket either as it was or looked at.
 *
 * @internal
 */
export class TicketWatch {
  readonly #tickets: DatabaseTicketStore;
  readonly #trackers: TrackerRegistry;
  readonly #writes: TicketStatusWrites;
  readonly #logger: LoggerService;

  constructor(options: {
    tickets: DatabaseTicketStore;
    trackers: TrackerRegistry;
    ticketStatusWrites: TicketStatusWrites;
    logger: LoggerService;
  }) {
    this.#tickets = options.tickets;
    this.#trackers = options.trackers;
    this.#writes = options.ticketStatusWrites;
    this.#logger = options.logger;
  }

  /** Answers how many tickets were looked at. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const counts = await Promise.all(
      this.#trackers.list().map(tracker => this.#runOf(tracker, now, signal)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #runOf(
    tracker: IssueTracker,
    now: Date,
    signal?: AbortSignal,
  ): Promise<number> {
    const due = await this.#tickets.listDue({
      now,
      trackerId: tracker.id,
      limit: MOST_TICKETS,
    });
    let failures = 0;
    let looked = 0;
    for (const ticket of due) {
      const failure = await this.#lookAt(tracker, { ticket, now, signal });
      if (signal?.aborted) {
        break;
      }
      looked += 1;
      failures = failure?.problem === 'unavailable' ? failures + 1 : 0;
      if (failure?.problem === 'rateLimited' || failures === MOST_FAILURES) {
        break;
      }
    }
    return looked;
  }

  /** Answers why the tracker did not tell, if it did not. */
  async #lookAt(
    tracker: IssueTracker,
    options: { ticket: StoredTicket; now: Date; signal?: AbortSignal },
  ): Promise<TrackerError | undefined> {
    const { ticket, now, signal } = options;
    const { url, etag } = ticket;
    let status: TicketStatus;
    try {
      status = await tracker.statusOf(url, { etag, signal });
    } catch (error) {
      // A shutdown is no fault of the tracker.
      return signal?.aborted
        ? undefined
        : this.#noteFailure(tracker, ticket, { error, now });
    }
    await this.#writes.answered(ticket, status, now);
    return undefined;
  }

  async #noteFailure(
    { id }: IssueTracker,
    ticket: StoredTicket,
    { error, now }: { error: unknown; now: Date },
  ): Promise<TrackerError> {
    const failure = isTrackerError(error)
      ? error
      : new TrackerError('unexpected', 'The tracker broke off.');
    if (!isTrackerError(error)) {
      // What else such an error says may be what the tracker answered.
      this.#logger.error(`${id} threw ${toError(error).name}`);
    } else if (!ticket.failures) {
      this.#logger.warn(
        `${id} does not tell how a ticket is: ${failure.problem}`,
      );
    }
    await this.#writes.failed(ticket, failure, now);
    if (failure.problem === 'rateLimited' && failure.retryAt) {
      const latest = now.getTime() + LONGEST_PAUSE_MS;
      await this.#tickets.pause(
        id,
        new Date(Math.min(failure.retryAt.getTime(), latest)),
      );
    }
    return failure;
  }
}
