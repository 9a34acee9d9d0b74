import { OutboxMessage } from '../delivery/OutboxMessage';

/**
 * Tells the browsers of those who have the review open that something in it changed: its answers, what is said about
 * them, who is there, or the review itself. It carries an id and no more; whoever hears it asks, and is shown what they may see.
 *
 * @internal
 */
export function reviewSignal(
  type: 'answers' | 'comments' | 'presence' | 'review',
  options: { reviewId: string; actorRef?: string },
): OutboxMessage {
  const { reviewId, actorRef } = options;
  return {
    channel: 'signal',
    audience: { presentIn: reviewId, actorRef },
    signalChannel: 'orr',
    message: { type, reviewId },
  };
}
