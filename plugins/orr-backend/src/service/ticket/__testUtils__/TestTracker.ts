import { Entity } from '@backstage/catalog-model';
import {
  IssueTracker,
  NewTicket,
  Ticket,
  TicketStatus,
} from 'backstage-plugin-orr-node';

const HOST = 'https://tracker.example/';

/** A tracker in memory that fails as it is told to. */
export class TestTracker implements IssueTracker {
  readonly id: string;
  readonly title = 'Tracker';
  readonly events = {
    topics: ['tracker.tickets'],
    ticketOf: (payload: unknown) => (payload as { url?: string }).url,
  };
  readonly made: (NewTicket & { url: string; closedAt?: string })[] = [];
  /** What was asked, oldest first. */
  readonly asked: string[] = [];
  /** Thrown by the next calls, one each, before they do anything. */
  readonly failures: (Error | undefined)[] = [];
  /** Whether the answer is lost after a ticket was made. */
  losesAnswers: Error | undefined;
  /** Waited for before a ticket is made. */
  gate: Promise<void> | undefined;

  constructor(id = 'tracker') {
    this.id = id;
  }

  places({ metadata }: Entity) {
    const place = metadata.annotations?.['tracker.example/place'];
    return place ? [{ id: place, title: `Place ${place}` }] : [];
  }

  recognise(url: string): Ticket | undefined {
    const address = url.toLowerCase();
    return address.startsWith(HOST)
      ? { url: address, key: address.slice(HOST.length).toUpperCase() }
      : undefined;
  }

  async create(ticket: NewTicket): Promise<Ticket> {
    this.#ask(`create ${ticket.placeId}`);
    await this.gate;
    const url = `${HOST}${ticket.placeId}-${this.made.length + 1}`;
    this.made.push({ ...ticket, url });
    if (this.losesAnswers) {
      throw this.losesAnswers;
    }
    return this.recognise(url)!;
  }

  async findMade(attempt: {
    placeId: string;
    marker: string;
  }): Promise<Ticket | undefined> {
    this.#ask(`find ${attempt.placeId}`);
    const made = this.made.find(({ marker }) => marker === attempt.marker);
    return made && this.recognise(made.url);
  }

  async statusOf(
    url: string,
    options: { etag?: string },
  ): Promise<TicketStatus> {
    this.#ask(`status ${url}`);
    const closedAt = this.made.find(ticket => ticket.url === url)?.closedAt;
    const etag = closedAt ?? 'open';
    return {
      etag,
      ...(options.etag === etag
        ? { state: 'unchanged' }
        : { state: closedAt ? 'closed' : 'open', closedAt }),
    };
  }

  #ask(what: string): void {
    this.asked.push(what);
    const failure = this.failures.shift();
    if (failure) {
      throw failure;
    }
  }
}
