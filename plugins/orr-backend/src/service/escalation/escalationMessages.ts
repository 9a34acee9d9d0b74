import { StoredEscalation } from '../../database/DatabaseEscalationStore';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { nameOf, questionTitleOf, reviewPath } from '../review/reviewMessages';
import { LoadedReview } from '../review/LoadedReview';
import { Occasion } from '../told/occasions';
import { tell } from '../told/tell';
import { reviewSignal } from '../together/reviewSignals';

function news(
  loaded: LoadedReview,
  { id, questionId, reviewId }: StoredEscalation,
  told: {
    occasion: Occasion;
    to: string[];
    actorRef: string;
    title: string;
  },
): OutboxMessage[] {
  const { occasion, to, actorRef, title } = told;
  return [
    tell(occasion, {
      about: [id],
      to,
      actorRef,
      title: `${nameOf(loaded)}: ${title}`,
      description: questionTitleOf(loaded, questionId),
      link: reviewPath(loaded, questionId),
    }),
    reviewSignal('review', { reviewId, actorRef }),
  ];
}

/** Tells whoever is asked. @internal */
export function gapEscalatedMessages(
  loaded: LoadedReview,
  escalation: StoredEscalation,
): OutboxMessage[] {
  return news(loaded, escalation, {
    occasion: 'gapEscalated',
    to: [escalation.toRef],
    actorRef: escalation.raisedBy,
    title: 'a gap is escalated to you',
  });
}

/** Tells who raised it and who drives the review. @internal */
export function escalationAnsweredMessages(
  loaded: LoadedReview,
  escalation: StoredEscalation,
  actorRef: string,
): OutboxMessage[] {
  return news(loaded, escalation, {
    occasion: 'escalationAnswered',
    to: [escalation.raisedBy, loaded.review.driverRef],
    actorRef,
    title: 'an escalation is answered',
  });
}

/** Tells whoever was asked that nothing is asked of them any more. @internal */
export function escalationWithdrawnMessages(
  loaded: LoadedReview,
  escalation: StoredEscalation,
): OutboxMessage[] {
  return news(loaded, escalation, {
    occasion: 'escalationWithdrawn',
    to: [escalation.toRef],
    actorRef: escalation.raisedBy,
    title: 'an escalation to you was withdrawn',
  });
}
