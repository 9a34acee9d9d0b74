import { EventsService } from '@backstage/plugin-events-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseTicketStore } from '../../database/DatabaseTicketStore';
import { TrackerRegistry } from './TrackerRegistry';

/**
 * Lets events of trackers make tickets be looked at soon. What an event says of the ticket is not taken over: it may be late,
 * come twice, or be sent by anybody where the portal does not check its signature.
 *
 * @internal
 */
export async function subscribeToTrackers(options: {
  clock: OrrClock;
  events: EventsService;
  tickets: DatabaseTicketStore;
  trackers: TrackerRegistry;
}): Promise<void> {
  const { clock, events, tickets, trackers } = options;
  for (const tracker of trackers.list()) {
    if (tracker.events?.topics.length) {
      await events.subscribe({
        id: `orr-tickets-${tracker.id}`,
        topics: tracker.events.topics,
        onEvent: async ({ eventPayload }) => {
          const url = tracker.events?.ticketOf(eventPayload);
          const ticket = url === undefined ? url : tracker.recognise(url);
          if (ticket) {
            await tickets.poke(ticket.url, clock.now());
          }
        },
      });
    }
  }
}
