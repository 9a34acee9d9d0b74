import { parseEntityRef } from '@backstage/catalog-model';
import { DecisionOutcome, questionsOf } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from './ReviewDetails';

const OUTCOME_WORDS: Record<DecisionOutcome, string> = {
  go: 'go',
  conditionalGo: 'conditional go',
  noGo: 'no-go',
};

/** Where a review, or one question of it, is shown in the portal. @internal */
export function reviewPath(
  { entity, review }: LoadedReview,
  questionId?: string,
): string {
  const { kind, namespace, name } = parseEntityRef(entity.entityRef);
  const path = `/catalog/${namespace}/${kind}/${name}/operational-readiness/reviews/${review.id}`;
  return questionId
    ? `${path}?question=${encodeURIComponent(questionId)}`
    : path;
}

function titleOf({ checklist }: LoadedReview, questionId: string): string {
  return (
    questionsOf(checklist.document).find(({ id }) => id === questionId)
      ?.title ?? questionId
  );
}

/** One question of a review and what has become of it; the revision makes the news unique. @internal */
export interface QuestionNews {
  questionId: string;
  revision: number;
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
    act: 'handed',
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
    act: 'researched',
    title: `${nameOf(loaded)}: a question you handed over is answered`,
    description: `${news.actorName} has answered a question of the ${loaded.review.kind} review`,
  });
}

function questionNotification(
  loaded: LoadedReview,
  { questionId, revision, recipientRef, actorRef }: QuestionNews,
  words: { act: string; title: string; description: string },
): OutboxMessage {
  return {
    channel: 'notification',
    recipientRefs: [recipientRef],
    excludeRef: actorRef,
    scope: `orr:review:${loaded.review.id}:question:${questionId}:${words.act}:${revision}`,
    title: words.title,
    description: `${words.description}: ${titleOf(loaded, questionId)}`,
    link: reviewPath(loaded, questionId),
    severity: 'normal',
  };
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

/** Asks the reviewer group of the checklist to look; nobody is asked where there is none. @internal */
export function submittedNotifications(
  loaded: LoadedReview,
  actorRef: string,
): OutboxMessage[] {
  const { reviewerGroup } = loaded.checklist.document;
  if (!reviewerGroup) {
    return [];
  }
  return [
    {
      channel: 'notification',
      recipientRefs: [reviewerGroup],
      excludeRef: actorRef,
      scope: `orr:review:${loaded.review.id}:submitted:${loaded.review.revision}`,
      title: `${nameOf(loaded)} waits for a decision`,
      description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} was submitted.`,
      link: reviewPath(loaded),
      severity: 'normal',
    },
  ];
}

/** Asks the reviewer group to look at a decision that the owners took themselves. @internal */
export function sampleNotifications(
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
          scope: `orr:review:${loaded.review.id}:sample`,
          title: `${nameOf(loaded)}: a decision to look at afterwards`,
          description: `Its owners decided the ${loaded.review.kind} review under ${loaded.checklist.document.title} themselves; it was picked for a second look.`,
          link: reviewPath(loaded),
          severity: 'normal',
        },
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
  return {
    channel: 'notification',
    recipientRefs: decision.participantRefs,
    excludeRef: decision.actorRef,
    scope: `orr:review:${loaded.review.id}:decided`,
    title: `${nameOf(loaded)}: ${OUTCOME_WORDS[decision.outcome]}`,
    description: `The ${loaded.review.kind} review under ${loaded.checklist.document.title} was decided.`,
    link: reviewPath(loaded),
    severity: decision.outcome === 'go' ? 'low' : 'normal',
  };
}
