/** How a ticket is, as far as its tracker has told. @public */
export const TICKET_STATES = ['open', 'closed', 'unknown'] as const;

/** One of {@link TICKET_STATES}. @public */
export type TicketState = (typeof TICKET_STATES)[number];

/** Why a tracker does not tell how a ticket is, or did not make one. @public */
export const TICKET_PROBLEMS = [
  'notAllowed',
  'notFound',
  'rateLimited',
  'unavailable',
  'unexpected',
] as const;

/** One of {@link TICKET_PROBLEMS}. @public */
export type TicketProblem = (typeof TICKET_PROBLEMS)[number];

/** How long what a ticket begins with may be. @public */
export const TICKET_LIMITS = { title: 200, body: 20_000 };

/**
 * The ticket of an action in another tracker. A closed ticket proposes that the action is closed: it never closes it.
 *
 * @public
 */
export interface FindingTicket {
  /** Its address. */
  url: string;
  /** What people call it, such as `acme/payments#12`. */
  key: string;
  /** What people know the tracker by. */
  tracker: string;
  /** Whether the portal looks at it by itself. */
  follows: boolean;
  /** As the tracker last told. */
  state: TicketState;
  /** ISO instant. */
  closedAt?: string;
  /** ISO instant of the last answer; absent before the first. */
  checkedAt?: string;
  /** ISO instant since which the tracker tells nothing. */
  failingSince?: string;
  /** Why. */
  problem?: TicketProblem;
}
