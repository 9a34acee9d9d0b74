import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from '../review/LoadedReview';
import {
  askedReviewersOf,
  nameOf,
  reviewPath,
  submittedNotifications,
} from '../review/reviewMessages';
import { tell } from '../told/tell';

/** Who did something to the assignment of a review. */
interface Actor {
  actorRef: string;
  /** As people know the actor. */
  actorName: string;
}

function underOf({ review, checklist }: LoadedReview): string {
  return `the ${review.kind} review under ${checklist.document.title}`;
}

/** Tells the others who were asked, and who had it until now, that somebody sees to it. @internal */
export function takenNotification(
  loaded: LoadedReview,
  actor: Actor,
  heldBy?: string,
): OutboxMessage {
  return tell('reviewTaken', {
    about: [loaded.review.id],
    to: [...askedReviewersOf(loaded), heldBy],
    actorRef: actor.actorRef,
    title: `${nameOf(loaded)}: ${actor.actorName} sees to the decision`,
    description: `You need not decide ${underOf(loaded)}. You still may.`,
    link: reviewPath(loaded),
  });
}

/** Asks the one who is to decide, and tells the others. @internal */
export function givenNotifications(
  loaded: LoadedReview,
  actor: Actor,
  to: { personRef: string; personName: string; heldBy?: string },
): OutboxMessage[] {
  return [
    tell('reviewGiven', {
      about: [loaded.review.id],
      to: [to.personRef],
      actorRef: actor.actorRef,
      title: `${nameOf(loaded)} waits for your decision`,
      description: `${actor.actorName} gave you ${underOf(
        loaded,
      )}. Take it, decline it, or give it on.`,
      link: reviewPath(loaded),
    }),
    tell('reviewTaken', {
      about: [loaded.review.id],
      to: [...askedReviewersOf(loaded), to.heldBy],
      actorRef: actor.actorRef,
      without: [to.personRef],
      title: `${nameOf(loaded)}: ${to.personName} is asked for the decision`,
      description: `You need not decide ${underOf(loaded)}. You still may.`,
      link: reviewPath(loaded),
    }),
  ];
}

/** Tells the driver, and asks the others again where it was in the hands of whoever declines. @internal */
export function declinedNotifications(
  loaded: LoadedReview,
  actor: Actor,
  hadIt: boolean,
): OutboxMessage[] {
  return [
    tell('reviewDeclined', {
      about: [loaded.review.id],
      to: [loaded.review.driverRef],
      actorRef: actor.actorRef,
      title: `${nameOf(loaded)}: ${actor.actorName} will not decide`,
      description: `${
        hadIt ? 'Nobody sees to' : 'Others may still decide'
      } ${underOf(loaded)}${hadIt ? ' now' : ''}.`,
      link: reviewPath(loaded),
    }),
    ...(hadIt ? submittedNotifications(loaded, actor.actorRef) : []),
  ];
}
