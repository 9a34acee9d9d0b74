import { SourceEventService } from '../service/SourceEventService';
import { Handlers } from './Handlers';

/** @internal */
export function inboxHandlers(
  events: SourceEventService,
): Pick<Handlers, 'sendEvents' | 'getInbox' | 'retryInboxEvent'> {
  return {
    sendEvents: ({ params, body }, options) =>
      events.sendEvents(
        { ...params, events: Array.isArray(body) ? body : [body] },
        options,
      ),
    getInbox: ({ query }, options) => events.getInbox(query, options),
    retryInboxEvent: ({ params }, options) =>
      events.retryInboxEvent(params, options),
  };
}
