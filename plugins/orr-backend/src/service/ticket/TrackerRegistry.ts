import { Ticket, IssueTracker } from 'backstage-plugin-orr-node';
import { TicketTemplate } from './readTicketOptions';

/** A ticket, and what knows it. @internal */
export interface KnownTicket {
  ticket: Ticket;
  trackerId: string;
  /** Whether it tells how a ticket is. */
  follows: boolean;
}

function templateTrackerId({ id }: TicketTemplate): string {
  return `template:${id}`;
}

/** The trackers that modules have added, and those of the configuration, which only a person can use. @internal */
export class TrackerRegistry {
  readonly #trackers = new Map<string, IssueTracker>();
  readonly templates: TicketTemplate[];

  constructor(options: {
    templates: TicketTemplate[];
    trackers?: IssueTracker[];
  }) {
    this.templates = options.templates;
    options.trackers?.forEach(tracker => this.#add(tracker));
  }

  list(): IssueTracker[] {
    return [...this.#trackers.values()];
  }

  get(trackerId: string): IssueTracker | undefined {
    return this.#trackers.get(trackerId);
  }

  /** What people know it by; its id where nothing knows it any more. */
  titleOf(trackerId: string): string {
    return (
      this.#trackers.get(trackerId)?.title ??
      this.templates.find(item => templateTrackerId(item) === trackerId)
        ?.title ??
      trackerId
    );
  }

  /** The ticket with an address; undefined where it is one of nobody. */
  recognise(url: string): KnownTicket | undefined {
    for (const [trackerId, tracker] of this.#trackers) {
      const ticket = tracker.recognise(url);
      if (ticket) {
        return { ticket, trackerId, follows: true };
      }
    }
    for (const template of this.templates) {
      const { recognises } = template;
      if (recognises && url.startsWith(recognises)) {
        const rest = url.slice(recognises.length).replace(/[?#].*$/, '');
        return {
          ticket: { url, key: rest.split('/').filter(Boolean).pop() ?? url },
          trackerId: templateTrackerId(template),
          follows: false,
        };
      }
    }
    return undefined;
  }

  #add(tracker: IssueTracker): void {
    if (this.#trackers.has(tracker.id)) {
      throw new Error(`The tracker ${tracker.id} was added twice`);
    }
    this.#trackers.set(tracker.id, tracker);
  }
}
