import { Decision, DecisionCondition } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from '../review/ReviewDetails';
import { nameOf, reviewPath } from '../review/reviewMessages';

function recipientsOf(...refs: (string | undefined)[]): string[] {
  return [...new Set(refs.filter(ref => ref !== undefined))];
}

/** Tells the decider and the reviewers of the checklist that a condition is met. @internal */
export function conditionMetNotification(
  loaded: LoadedReview,
  decision: Decision,
  condition: DecisionCondition,
): OutboxMessage {
  const { reviewerGroup } = loaded.checklist.document;
  return {
    channel: 'notification',
    recipientRefs: recipientsOf(decision.decidedBy, reviewerGroup),
    excludeRef: condition.metBy,
    scope: `orr:condition:${condition.id}:met`,
    title: `${nameOf(loaded)}: a condition is met`,
    description: `It belongs to the decision on the ${loaded.review.kind} review under ${loaded.checklist.document.title}.`,
    link: reviewPath(loaded),
    severity: 'low',
  };
}

/** Tells whoever has to meet a condition that its date was moved. @internal */
export function conditionExtendedNotification(
  loaded: LoadedReview,
  condition: DecisionCondition,
  actorRef: string,
): OutboxMessage {
  const moves = condition.extensions?.length ?? 0;
  return {
    channel: 'notification',
    recipientRefs: recipientsOf(condition.ownerRef, loaded.review.driverRef),
    excludeRef: actorRef,
    scope: `orr:condition:${condition.id}:extended:${moves}`,
    title: `${nameOf(loaded)}: a condition is now due ${condition.dueOn}`,
    description: `It belongs to the decision on the ${loaded.review.kind} review under ${loaded.checklist.document.title}.`,
    link: reviewPath(loaded),
    severity: 'normal',
  };
}

/** Tells those who certified themselves that someone has looked at it. @internal */
export function sampleLookedNotification(
  loaded: LoadedReview,
  decision: Decision,
  actorRef: string,
): OutboxMessage {
  const concern = decision.sample?.look?.finding === 'concern';
  return {
    channel: 'notification',
    recipientRefs: recipientsOf(decision.decidedBy, loaded.review.driverRef),
    excludeRef: actorRef,
    scope: `orr:review:${loaded.review.id}:sample-looked`,
    title: `${nameOf(loaded)}: the decision was looked at afterwards`,
    description: concern
      ? 'A concern was noted; open the review to read it.'
      : 'Whoever looked agrees with it.',
    link: reviewPath(loaded),
    severity: concern ? 'high' : 'low',
  };
}
