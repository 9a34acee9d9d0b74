import { ChangeRound } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from '../review/ReviewDetails';
import { nameOf, reviewPath } from '../review/reviewMessages';

/** Tells those who answered that changes are asked for; the link leads to the first question. @internal */
export function changesRequestedNotification(
  loaded: LoadedReview,
  round: ChangeRound,
  recipientRefs: string[],
): OutboxMessage {
  const count = round.requests.length;
  const [first] = round.requests;
  return {
    channel: 'notification',
    recipientRefs,
    excludeRef: round.requestedBy,
    scope: `orr:review:${loaded.review.id}:changes:${round.id}`,
    title: `${nameOf(loaded)}: ${
      count === 1 ? 'a change is' : `${count} changes are`
    } asked for`,
    description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} waits for you again.`,
    link: `${reviewPath(loaded)}?question=${encodeURIComponent(
      first.questionId,
    )}`,
    severity: 'normal',
  };
}

/** Tells whoever was asked to decide that there is nothing to decide any more. @internal */
export function withdrawnNotifications(
  loaded: LoadedReview,
  actorRef: string,
): OutboxMessage[] {
  const { reviewerGroup } = loaded.checklist.document;
  return reviewerGroup
    ? [
        {
          channel: 'notification',
          recipientRefs: [reviewerGroup],
          excludeRef: actorRef,
          scope: `orr:review:${loaded.review.id}:withdrawn`,
          title: `${nameOf(loaded)}: the review was withdrawn`,
          description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} needs no decision any more.`,
          link: reviewPath(loaded),
          severity: 'low',
        },
      ]
    : [];
}
