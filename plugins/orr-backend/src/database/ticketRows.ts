import { TicketProblem, TicketState } from 'backstage-plugin-orr-common';

/** @internal */
export interface TicketRow {
  disposition_id: string;
  url: string;
  tracker_id: string;
  ticket_key: string;
  state: string;
  closed_at: string | null;
  etag: string | null;
  checked_at: string | null;
  next_check_at: string | null;
  failures: number;
  failing_since: string | null;
  last_problem: string | null;
}

/** The ticket of an action as it is stored. @internal */
export interface StoredTicket {
  dispositionId: string;
  url: string;
  trackerId: string;
  key: string;
  state: TicketState;
  closedAt?: string;
  etag?: string;
  checkedAt?: string;
  /** Absent where it is not looked at again. */
  nextCheckAt?: string;
  /** Attempts since the last answer. */
  failures: number;
  failingSince?: string;
  problem?: TicketProblem;
}

/** @internal */
export function toTicketRow(stored: StoredTicket): TicketRow {
  return {
    disposition_id: stored.dispositionId,
    url: stored.url,
    tracker_id: stored.trackerId,
    ticket_key: stored.key,
    state: stored.state,
    closed_at: stored.closedAt ?? null,
    etag: stored.etag ?? null,
    checked_at: stored.checkedAt ?? null,
    next_check_at: stored.nextCheckAt ?? null,
    failures: stored.failures,
    failing_since: stored.failingSince ?? null,
    last_problem: stored.problem ?? null,
  };
}

/** @internal */
export function toStoredTicket(row: TicketRow): StoredTicket {
  return {
    dispositionId: row.disposition_id,
    url: row.url,
    trackerId: row.tracker_id,
    key: row.ticket_key,
    state: row.state as TicketState,
    closedAt: row.closed_at ?? undefined,
    etag: row.etag ?? undefined,
    checkedAt: row.checked_at ?? undefined,
    nextCheckAt: row.next_check_at ?? undefined,
    failures: row.failures,
    failingSince: row.failing_since ?? undefined,
    problem: (row.last_problem as TicketProblem) ?? undefined,
  };
}
