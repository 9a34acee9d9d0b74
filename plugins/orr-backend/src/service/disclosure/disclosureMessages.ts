import { StoredDisclosure } from '../../database/DatabaseDisclosureStore';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { nameOf, questionTitleOf, reviewPath } from '../review/reviewMessages';
import { LoadedReview } from '../review/LoadedReview';
import { tell } from '../told/tell';
import { reviewSignal } from '../together/reviewSignals';

/** Tells who decided and the owners that an answer holds no longer, and from when on that counts. @internal */
export function gapDisclosedMessages(
  loaded: LoadedReview,
  disclosure: StoredDisclosure,
  told: {
    decision: StoredDecision;
    concerned: StoredEntity[];
    countsFrom?: string;
  },
): OutboxMessage[] {
  const { id, questionId, disclosedBy, reviewId } = disclosure;
  const { decision, concerned, countsFrom } = told;
  const title = questionTitleOf(loaded, questionId);
  return [
    tell('gapDisclosed', {
      about: [id],
      to: [
        decision.decidedBy,
        ...concerned.flatMap(({ ownerRefs }) => ownerRefs),
      ],
      actorRef: disclosedBy,
      title: `${nameOf(loaded)}: a gap was disclosed`,
      description: countsFrom
        ? `Unless it is fixed or covered, it counts from ${countsFrom}: ${title}`
        : title,
      link: reviewPath(loaded, questionId),
      ...(!countsFrom && { severity: 'normal' }),
    }),
    reviewSignal('review', { reviewId, actorRef: disclosedBy }),
  ];
}

/** Tells who disclosed it and the owners that it counts no longer. @internal */
export function disclosureClosedMessages(
  loaded: LoadedReview,
  disclosure: StoredDisclosure,
  concerned: StoredEntity[],
): OutboxMessage[] {
  const { id, questionId, disclosedBy, closedBy, reviewId } = disclosure;
  return [
    tell('disclosureClosed', {
      about: [id],
      to: [disclosedBy, ...concerned.flatMap(({ ownerRefs }) => ownerRefs)],
      actorRef: closedBy,
      title: `${nameOf(loaded)}: a disclosed gap is fixed`,
      description: questionTitleOf(loaded, questionId),
      link: reviewPath(loaded, questionId),
    }),
    reviewSignal('review', { reviewId, actorRef: closedBy }),
  ];
}
