import { dayOf, isSameRef } from 'backstage-plugin-orr-common';
import { StoredAmendment } from '../../database/DatabaseAmendmentStore';
import { StoredDecision } from '../../database/reviewRows';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { nameOf, reviewPath } from '../review/reviewMessages';
import { LoadedReview } from '../review/LoadedReview';
import { tell } from '../told/tell';
import { reviewSignal } from '../together/reviewSignals';

/** Tells who decided that words or links were changed: of the first edit of a day by somebody else, and of no other of that review. @internal */
export function answerAmendedMessages(
  loaded: LoadedReview,
  amendment: StoredAmendment,
  told: {
    decision: StoredDecision;
    /** The edits of the review before this one. */
    earlier: StoredAmendment[];
    timeZone: string;
  },
): OutboxMessage[] {
  const { reviewId, questionId, amendedBy, amendedAt } = amendment;
  const { decision, earlier, timeZone } = told;
  const day = dayOf(amendedAt, timeZone);
  const isTold = earlier.some(
    other =>
      dayOf(other.amendedAt, timeZone) === day &&
      !isSameRef(other.amendedBy, decision.decidedBy),
  );
  return [
    ...(isTold || isSameRef(amendedBy, decision.decidedBy)
      ? []
      : [
          tell('answerAmended', {
            about: [reviewId, day],
            to: [decision.decidedBy],
            actorRef: amendedBy,
            title: `${nameOf(
              loaded,
            )}: words or links were changed after your decision`,
            description:
              'What the answers state is as you decided on it. More edits of this day are not told again.',
            link: reviewPath(loaded, questionId),
          }),
        ]),
    reviewSignal('review', { reviewId, actorRef: amendedBy }),
  ];
}
