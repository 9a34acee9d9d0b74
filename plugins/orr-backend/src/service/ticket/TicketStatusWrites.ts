import { HistoryAction } from 'backstage-plugin-orr-common';
import { TicketStatus, TrackerError } from 'backstage-plugin-orr-node';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { DatabaseTicketStore } from '../../database/DatabaseTicketStore';
import { StoredTicket } from '../../database/ticketRows';
import {
  findingMessages,
  ticketClosedNotification,
} from '../finding/dispositionMessages';
import { tellingOf } from '../finding/DispositionWrites';
import { ReviewDetails } from '../review/ReviewDetails';
import { nextTicketCheck } from './nextTicketCheck';

/** @internal */
export interface TicketStatusWritesOptions {
  details: ReviewDetails;
  dispositions: DatabaseDispositionStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  reviews: DatabaseReviewStore;
  tickets: DatabaseTicketStore;
  pollMinutes: number;
}

/** Keeps what trackers tell of tickets. The action itself stays what it is: closing it takes a person. @internal */
export class TicketStatusWrites {
  readonly #options: TicketStatusWritesOptions;

  constructor(options: TicketStatusWritesOptions) {
    this.#options = options;
  }

  /** What was told of a ticket; where it was opened or closed, that is told on. */
  async answered(
    before: StoredTicket,
    status: TicketStatus,
    now: Date,
  ): Promise<void> {
    const { tickets, pollMinutes } = this.#options;
    const state = status.state === 'unchanged' ? before.state : status.state;
    const answered: StoredTicket = {
      ...before,
      state,
      closedAt:
        state === 'closed'
          ? status.closedAt ?? before.closedAt ?? now.toISOString()
          : undefined,
      etag: status.etag,
      checkedAt: now.toISOString(),
      failures: 0,
      failingSince: undefined,
      problem: undefined,
    };
    const after: StoredTicket = {
      ...answered,
      nextCheckAt: nextTicketCheck(answered, { now, pollMinutes }),
    };
    const action = actionOf(before, after);
    await (action ? this.#move(after, action, now) : tickets.record(after));
  }

  /** That a tracker did not tell. What it told before is kept. */
  async failed(
    before: StoredTicket,
    { problem, retryAt }: TrackerError,
    now: Date,
  ): Promise<void> {
    const { tickets, pollMinutes } = this.#options;
    const failed: StoredTicket = {
      ...before,
      failures: before.failures + 1,
      failingSince: before.failingSince ?? now.toISOString(),
      problem,
    };
    await tickets.record({
      ...failed,
      nextCheckAt: nextTicketCheck(failed, {
        now,
        pollMinutes,
        retryAt,
      }),
    });
  }

  async #move(
    after: StoredTicket,
    action: HistoryAction,
    now: Date,
  ): Promise<void> {
    const { details, dispositions, reviews, tickets, historyLog, outbox } =
      this.#options;
    const found = await dispositions.get(after.dispositionId);
    if (!found) {
      return;
    }
    const loaded = await details.load(found.reviewId);
    await tickets.transaction(async trx => {
      await reviews.lock(trx, found.reviewId);
      const disposition = await dispositions.get(found.id, trx);
      const isOpen = disposition?.state === 'open';
      if (!(await tickets.record(after, trx)) || !disposition || !isOpen) {
        return;
      }
      const at = now.toISOString();
      const telling = tellingOf(disposition, loaded);
      await historyLog.append(trx, { ...telling, at, action });
      await outbox.add(
        trx,
        [
          ...findingMessages(loaded, disposition, { act: action, at }),
          ...(action === 'ticket.closed'
            ? [ticketClosedNotification(loaded, disposition, after.key)]
            : []),
        ],
        now,
      );
    });
  }
}

/** What has become of a ticket; undefined where that is nothing to tell. */
function actionOf(
  before: StoredTicket,
  after: StoredTicket,
): HistoryAction | undefined {
  if (before.state !== 'closed' && after.state === 'closed') {
    return 'ticket.closed';
  }
  return before.state === 'closed' && after.state === 'open'
    ? 'ticket.reopened'
    : undefined;
}
