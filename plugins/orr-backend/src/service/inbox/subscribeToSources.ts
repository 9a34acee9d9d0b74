import { EventsService } from '@backstage/plugin-events-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { Inbox } from './Inbox';
import { InboxTopics } from './InboxTopics';

/**
 * Takes in the events of all sources. The sender waits for the handler, so it writes one row and no more. Replicas share the
 * subscription by its constant id; which of them an event comes to makes no difference.
 *
 * @internal
 */
export async function subscribeToSources(options: {
  clock: OrrClock;
  events: EventsService;
  inbox: Inbox;
  topics: InboxTopics;
}): Promise<void> {
  const { clock, events, inbox, topics } = options;
  for (const [sourceId, ofSource] of topics.bySource()) {
    await events.subscribe({
      id: `orr-inbox-${sourceId}`,
      topics: ofSource,
      onEvent: ({ topic, eventPayload }) =>
        inbox.receive(
          {
            topic,
            payload: eventPayload,
            via: 'event',
            verified: topics.isVerified(topic),
          },
          clock.now(),
        ),
    });
  }
}
