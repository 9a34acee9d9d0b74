import {
  DecisionOutcome,
  namedReviewersOf,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from '../told/entityPath';
import { Occasion } from '../told/occasions';
import { tell } from '../told/tell';
import { LoadedReview } from './LoadedReview';

/** @internal */
export const OUTCOME_WORDS: Record<DecisionOutcome, string> = {
  go: 'go',
  conditionalGo: 'conditional go',
  noGo: 'no-go',
};

/** Where a review, or one question of it, is shown in the portal. @internal */
export function reviewPath(
  { entity, review }: LoadedReview,
  questionId?: string,
): string {
  const path = `${entityPath(entity)}/reviews/${review.id}`;
  return questionId
    ? `${path}?question=${encodeURIComponent(questionId)}`
    : path;
}

/** What a question is called; its id where the checklist does not know it. @internal */
export function questionTitleOf(
  { checklist }: LoadedReview,
  questionId: string,
): string {
  return (
    questionsOf(checklist.document).find(({ id }) => id === questionId)
      ?.title ?? questionId
  );
}

/** One question of a review and what has become of it. @internal */
export interface QuestionNews {
  questionId: string;
  recipientRef: string;
  actorRef: string;
  /** As people know the actor. */
  actorName: string;
}

/** Asks the one who is to find it out; whoever hands a question to themselves knows. @internal */
export function handedOverNotification(
  loaded: LoadedReview,
  news: QuestionNews,
): OutboxMessage {
  return questionNotification(loaded, news, {
    occasion: 'questionHandedOver',
    title: `${nameOf(loaded)}: a question waits for you`,
    description: `${news.actorName} hands you a question of the ${loaded.review.kind} review`,
  });
}

/** Tells whoever handed a question over that it has an answer now. @internal */
export function researchedNotification(
  loaded: LoadedReview,
  news: QuestionNews,
): OutboxMessage {
  return questionNotification(loaded, news, {
    occasion: 'questionAnswered',
    title: `${nameOf(loaded)}: a question you handed over is answered`,
    description: `${news.actorName} has answered a question of the ${loaded.review.kind} review`,
  });
}

function questionNotification(
  loaded: LoadedReview,
  { questionId, recipientRef, actorRef }: QuestionNews,
  words: { occasion: Occasion; title: string; description: string },
): OutboxMessage {
  return tell(words.occasion, {
    about: [loaded.review.id, questionId],
    to: [recipientRef],
    actorRef,
    title: words.title,
    description: `${words.description}: ${questionTitleOf(loaded, questionId)}`,
    link: reviewPath(loaded, questionId),
  });
}

/** What people call the entity under review. @internal */
export function nameOf({ entity }: LoadedReview): string {
  return entity.title ?? entity.name;
}

/** Tells other backend plugins of a transition; refs and ids, no answers. @internal */
export function transitionEvent(
  loaded: LoadedReview,
  act: string,
  at: string,
): OutboxMessage {
  const { review, entity } = loaded;
  return {
    channel: 'event',
    topic: 'orr.review',
    payload: {
      act,
      at,
      reviewId: review.id,
      entityRef: entity.entityRef,
      checklistId: review.checklistId,
      kind: review.kind,
      state: review.state,
    },
  };
}

/** Who is asked to look: the reviewer group of the checklist, and the one that the entry of the entity names. @internal */
export function askedReviewersOf({
  checklist,
  entity,
}: LoadedReview): string[] {
  const { reviewerGroup } = checklist.document;
  return [
    ...(reviewerGroup ? [reviewerGroup] : []),
    ...namedReviewersOf(entity.entity),
  ];
}

/** Asks the reviewers and whoever has the review to look; nobody is asked where there are none. @internal */
export function submittedNotifications(
  loaded: LoadedReview,
  actorRef: string,
  heldBy?: string,
): OutboxMessage[] {
  const to = [...askedReviewersOf(loaded), ...(heldBy ? [heldBy] : [])];
  if (!to.length) {
    return [];
  }
  return [
    tell('reviewRequested', {
      about: [loaded.review.id],
      to,
      actorRef,
      title: `${nameOf(loaded)} waits for a decision`,
      description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} was submitted.`,
      link: reviewPath(loaded),
    }),
  ];
}

/** Tells the others who were asked that the review does not wait for them any more. @internal */
export function settledNotifications(
  loaded: LoadedReview,
  settled: {
    /** What became of it, as a title goes on behind the name. */
    how: string;
    actorRef: string;
    /** They were not asked. */
    submittedBy: string;
    heldBy?: string;
  },
): OutboxMessage[] {
  const { review, checklist } = loaded;
  const to = [
    ...askedReviewersOf(loaded),
    ...(settled.heldBy ? [settled.heldBy] : []),
  ];
  return to.length
    ? [
        tell('reviewSettled', {
          about: [review.id],
          to,
          actorRef: settled.actorRef,
          without: [settled.submittedBy],
          title: `${nameOf(loaded)}: ${settled.how}`,
          description: `The ${review.kind} review under ${checklist.document.title} does not wait for you any more.`,
          link: reviewPath(loaded),
        }),
      ]
    : [];
}

/** Asks the reviewer group to look at a decision that the owners took themselves. @internal */
export function sampleNotifications(
  loaded: LoadedReview,
  actorRef: string,
): OutboxMessage[] {
  const { reviewerGroup } = loaded.checklist.document;
  return reviewerGroup
    ? [
        tell('sampleDrawn', {
          about: [loaded.review.id],
          to: [reviewerGroup],
          actorRef,
          title: `${nameOf(loaded)}: a decision to look at afterwards`,
          description: `Its owners decided the ${loaded.review.kind} review under ${loaded.checklist.document.title} themselves; it was picked for a second look.`,
          link: reviewPath(loaded),
        }),
      ]
    : [];
}

/** Tells everyone who took part how it was decided. @internal */
export function decidedNotification(
  loaded: LoadedReview,
  decision: {
    outcome: DecisionOutcome;
    actorRef: string;
    participantRefs: string[];
  },
): OutboxMessage {
  return tell('decided', {
    about: [loaded.review.id],
    to: decision.participantRefs,
    actorRef: decision.actorRef,
    title: `${nameOf(loaded)}: ${OUTCOME_WORDS[decision.outcome]}`,
    description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} was decided.`,
    link: reviewPath(loaded),
    ...(decision.outcome === 'go' && { severity: 'low' }),
  });
}
