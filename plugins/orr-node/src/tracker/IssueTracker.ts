import { Entity } from '@backstage/catalog-model';

/**
 * Where tickets can be made for an entity, such as a repository.
 *
 * @public
 */
export interface TicketPlace {
  /** Names the place within its tracker. */
  id: string;
  /** What people know it by, such as `acme/payments`. */
  title: string;
}

/**
 * A ticket of a tracker.
 *
 * @public
 */
export interface Ticket {
  /** Its address, written in the one way by which it is known again. */
  url: string;
  /** What people call it, such as `acme/payments#12`. */
  key: string;
}

/**
 * What is to be made into a ticket.
 *
 * @public
 */
export interface NewTicket {
  /** The id of one of the places that {@link IssueTracker.places} names for the entity. */
  placeId: string;
  /** One line. */
  title: string;
  /** Markdown. */
  body: string;
  /**
   * Names this ticket before it exists. It is kept in the ticket where people do not stumble over it, so that
   * {@link IssueTracker.findMade} finds it.
   */
  marker: string;
}

/**
 * What can be told of a ticket.
 *
 * @public
 */
export interface TicketStatus {
  /** `unchanged` where it is what it was at the time of the etag that was passed. */
  state: 'open' | 'closed' | 'unchanged';
  /** ISO instant at which it was closed, where the tracker tells. */
  closedAt?: string;
  /** To be passed the next time. */
  etag?: string;
}

/**
 * An event by which a tracker tells that something about a ticket has changed.
 *
 * @public
 */
export interface TrackerEvents {
  /** The topics of the events service on which it tells. */
  topics: string[];
  /**
   * The address of the ticket that an event is about; undefined where it is about none. What else an event says is not
   * used: it only makes the ticket be looked at, since an event may be late, twice, or made up.
   */
  ticketOf(payload: unknown): string | undefined;
}

/**
 * An issue tracker in which tickets of actions are made and followed. Whatever goes wrong is thrown as a
 * {@link TrackerError}, without what the tracker said and without a secret.
 *
 * @public
 */
export interface IssueTracker {
  /** Stored with every ticket: never to be changed. */
  readonly id: string;
  /** What people know it by. */
  readonly title: string;
  /** By what the entity says and how the tracker is set up, without asking the tracker. */
  places(entity: Entity): TicketPlace[];
  /** The ticket with this address; undefined where it is none of this tracker. */
  recognise(url: string): Ticket | undefined;
  /** Makes a ticket. */
  create(ticket: NewTicket, options: { signal?: AbortSignal }): Promise<Ticket>;
  /** The ticket that an attempt has made whose answer was lost. */
  findMade(
    attempt: { placeId: string; marker: string; since: Date },
    options: { signal?: AbortSignal },
  ): Promise<Ticket | undefined>;
  /** Asks how a ticket is now. */
  statusOf(
    url: string,
    options: { etag?: string; signal?: AbortSignal },
  ): Promise<TicketStatus>;
  /** Absent where it tells nothing by itself. */
  readonly events?: TrackerEvents;
}
