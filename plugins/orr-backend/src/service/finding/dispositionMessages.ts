import { questionsOf } from 'backstage-plugin-orr-common';
import { StoredDisposition } from '../../database/dispositionRows';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { askedReviewersOf, nameOf, reviewPath } from '../review/reviewMessages';
import { LoadedReview } from '../review/LoadedReview';
import { Occasion } from '../told/occasions';
import { tell } from '../told/tell';
import { reviewSignal } from '../together/reviewSignals';

interface FindingNews {
  occasion: Occasion;
  to: (string | undefined)[];
  actorRef?: string;
  title: string;
}

function news(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  { occasion, to, actorRef, title }: FindingNews,
): OutboxMessage {
  const { questionId } = disposition;
  const question = questionsOf(loaded.checklist.document).find(
    ({ id }) => id === questionId,
  );
  return tell(occasion, {
    about: [disposition.id],
    to,
    actorRef,
    title: `${nameOf(loaded)}: ${title}`,
    description: `It is about a gap of the ${loaded.review.kind} review: ${
      question?.title ?? questionId
    }`,
    link: reviewPath(loaded, questionId),
  });
}

/** Asks those who may be able to decide: the reviewers, the owner of the checklist, and who accepts such risks there. @internal */
export function dispositionAskedNotification(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  approverRefs: string[],
): OutboxMessage {
  return news(loaded, disposition, {
    occasion: 'acceptanceAsked',
    to: [
      ...askedReviewersOf(loaded),
      loaded.checklist.document.owner,
      ...approverRefs,
    ],
    actorRef: disposition.proposedBy,
    title:
      disposition.type === 'acceptance'
        ? 'a risk is asked to be accepted'
        : 'a mitigation is to be confirmed',
  });
}

/** Tells who proposed it and who drives the review what was decided. @internal */
export function dispositionDecidedNotification(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  actorRef: string,
): OutboxMessage {
  const { type, state, until } = disposition;
  const yes =
    type === 'acceptance'
      ? `a risk is accepted until ${until}`
      : `a mitigation is confirmed until ${until}`;
  const no =
    type === 'acceptance'
      ? 'a risk was not accepted'
      : 'a mitigation was not confirmed';
  return news(loaded, disposition, {
    occasion: 'acceptanceDecided',
    to: [disposition.proposedBy, loaded.review.driverRef],
    actorRef,
    title: state === 'approved' ? yes : no,
  });
}

/** Tells the same people that it holds no longer. @internal */
export function dispositionEndedNotification(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  actorRef: string,
): OutboxMessage {
  return news(loaded, disposition, {
    occasion: 'acceptanceEnded',
    to: [
      disposition.proposedBy,
      disposition.decidedBy,
      loaded.review.driverRef,
    ],
    actorRef,
    title:
      disposition.type === 'acceptance'
        ? 'a risk is accepted no longer'
        : 'a mitigation holds no longer',
  });
}

/** Tells whoever has to do an action that it is theirs. @internal */
export function actionGivenNotification(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  actorRef: string,
): OutboxMessage {
  const { until, ownerRef } = disposition;
  return news(loaded, disposition, {
    occasion: 'actionGiven',
    to: [ownerRef],
    actorRef,
    title: `an action is yours${until ? `, due ${until}` : ''}`,
  });
}

/** Asks whoever has to do an action whether it is done: its ticket is closed, which nobody here has done. @internal */
export function ticketClosedNotification(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  key: string,
): OutboxMessage {
  return news(loaded, disposition, {
    occasion: 'ticketClosed',
    to: [disposition.ownerRef],
    title: `the ticket ${key} is closed. Close the action with evidence?`,
  });
}

/** Tells other backend plugins, and the browsers of those who have the review open. @internal */
export function findingMessages(
  loaded: LoadedReview,
  disposition: StoredDisposition,
  options: { act: string; at: string; actorRef?: string },
): OutboxMessage[] {
  const { id, type, state, reviewId, checklistId, questionId } = disposition;
  const { act, at, actorRef } = options;
  return [
    {
      channel: 'event',
      topic: 'orr.finding',
      payload: {
        act,
        at,
        dispositionId: id,
        type,
        state,
        reviewId,
        entityRef: loaded.entity.entityRef,
        checklistId,
        questionId,
      },
    },
    reviewSignal('review', { reviewId, actorRef }),
  ];
}
