import { Decision, DecisionCondition } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { tell } from '../told/tell';
import { LoadedReview } from '../review/LoadedReview';
import { nameOf, reviewPath } from '../review/reviewMessages';

/** Tells the decider and the reviewers of the checklist that a condition is met. @internal */
export function conditionMetNotification(
  loaded: LoadedReview,
  decision: Decision,
  condition: DecisionCondition,
): OutboxMessage {
  const { reviewerGroup } = loaded.checklist.document;
  return tell('conditionMet', {
    about: [condition.id],
    to: [decision.decidedBy, reviewerGroup],
    actorRef: condition.metBy,
    title: `${nameOf(loaded)}: a condition is met`,
    description: `It belongs to the decision on the ${loaded.review.kind} review under ${loaded.checklist.document.title}.`,
    link: reviewPath(loaded),
  });
}

/** Tells whoever has to meet a condition that its date was moved. @internal */
export function conditionExtendedNotification(
  loaded: LoadedReview,
  condition: DecisionCondition,
  actorRef: string,
): OutboxMessage {
  return tell('conditionExtended', {
    about: [condition.id],
    to: [condition.ownerRef, loaded.review.driverRef],
    actorRef,
    title: `${nameOf(loaded)}: a condition is now due ${condition.dueOn}`,
    description: `It belongs to the decision on the ${loaded.review.kind} review under ${loaded.checklist.document.title}.`,
    link: reviewPath(loaded),
  });
}

/** Tells those who certified themselves that someone has looked at it. @internal */
export function sampleLookedNotification(
  loaded: LoadedReview,
  decision: Decision,
  actorRef: string,
): OutboxMessage {
  const concern = decision.sample?.look?.finding === 'concern';
  return tell('sampleLooked', {
    about: [loaded.review.id],
    to: [decision.decidedBy, loaded.review.driverRef],
    actorRef,
    title: `${nameOf(loaded)}: the decision was looked at afterwards`,
    description: concern
      ? 'A concern was noted; open the review to read it.'
      : 'Whoever looked agrees with it.',
    link: reviewPath(loaded),
    ...(concern && { severity: 'high' }),
  });
}
