import { sha256Hex } from 'backstage-plugin-orr-common';
import { StoredTicket } from '../../database/ticketRows';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A closed ticket is reopened soon, or never. */
const CLOSED_DAYS = 30;
/** What a tracker asks for at most counts for a day. */
const LONGEST_WAIT_MS = DAY_MS;

/** From 0 to 1, always the same for the same ticket and attempt, and spread over tickets. */
function spreadOf({ dispositionId, failures }: StoredTicket): number {
  const hash = sha256Hex(`${dispositionId}:${failures}`);
  return parseInt(hash.slice(0, 8), 16) / 0xffffffff;
}

function waitOf(
  ticket: StoredTicket,
  now: Date,
  pollMs: number,
): number | undefined {
  if (ticket.failures > 0) {
    return Math.min(pollMs * 2 ** (ticket.failures - 1), DAY_MS);
  }
  if (ticket.state !== 'closed') {
    return pollMs;
  }
  const since =
    now.getTime() - Date.parse(ticket.closedAt ?? now.toISOString());
  return since < CLOSED_DAYS * DAY_MS ? DAY_MS : undefined;
}

/**
 * When a ticket is looked at again, by what was found out now: an open one regularly, a closed one daily for a while, and one
 * whose tracker fails less and less often. Undefined where never.
 *
 * @internal
 */
export function nextTicketCheck(
  ticket: StoredTicket,
  options: { now: Date; pollMinutes: number; retryAt?: Date },
): string | undefined {
  const { now, pollMinutes, retryAt } = options;
  const wait = waitOf(ticket, now, pollMinutes * MINUTE_MS);
  if (wait === undefined) {
    return undefined;
  }
  const spread = wait * (1 + spreadOf(ticket) / 5);
  const asked = retryAt
    ? Math.min(retryAt.getTime() - now.getTime(), LONGEST_WAIT_MS)
    : 0;
  return new Date(now.getTime() + Math.max(spread, asked)).toISOString();
}
