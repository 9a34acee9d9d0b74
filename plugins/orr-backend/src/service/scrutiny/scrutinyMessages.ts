import { ChangeRound } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from '../review/LoadedReview';
import { askedReviewersOf, nameOf, reviewPath } from '../review/reviewMessages';
import { tell } from '../told/tell';

/** Tells those who answered that changes are asked for; the link leads to the first question. @internal */
export function changesRequestedNotification(
  loaded: LoadedReview,
  round: ChangeRound,
  recipientRefs: string[],
): OutboxMessage {
  const count = round.requests.length;
  const [first] = round.requests;
  return tell('changesRequested', {
    about: [loaded.review.id],
    to: recipientRefs,
    actorRef: round.requestedBy,
    title: `${nameOf(loaded)}: ${
      count === 1 ? 'a change is' : `${count} changes are`
    } asked for`,
    description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} waits for you again.`,
    link: reviewPath(loaded, first.questionId),
  });
}

/** Tells whoever was asked to decide that there is nothing to decide any more. @internal */
export function withdrawnNotifications(
  loaded: LoadedReview,
  actorRef: string,
): OutboxMessage[] {
  const to = askedReviewersOf(loaded);
  return to.length
    ? [
        tell('reviewWithdrawn', {
          about: [loaded.review.id],
          to,
          actorRef,
          title: `${nameOf(loaded)}: the review was withdrawn`,
          description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} needs no decision any more.`,
          link: reviewPath(loaded),
        }),
      ]
    : [];
}
