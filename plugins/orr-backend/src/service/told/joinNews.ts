import { OutboxMessage } from '../delivery/OutboxMessage';

/**
 * What is told of one matter in one go becomes one message to everybody concerned: a condition that binds many entities is
 * missed once, not once for each.
 *
 * @internal
 */
export function joinNews(messages: OutboxMessage[]): OutboxMessage[] {
  const joined = new Map<string, OutboxMessage>();
  for (const [index, message] of messages.entries()) {
    const key =
      message.channel === 'notification' ? message.scope : String(index);
    const earlier = joined.get(key);
    joined.set(
      key,
      earlier?.channel === 'notification' && message.channel === 'notification'
        ? {
            ...earlier,
            recipientRefs: [
              ...new Set([...earlier.recipientRefs, ...message.recipientRefs]),
            ],
          }
        : message,
    );
  }
  return [...joined.values()];
}
