import {
  ChecklistReadiness,
  DecisionInForce,
  EntityReadiness,
  ReviewKind,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import { OpenReview } from '../../hooks/useOpenReviews';

/** The kinds of review that a standing asks for. @internal */
export type StartableKind = Exclude<ReviewKind, 'change' | 'incident'>;

const STARTABLE: StartableKind[] = ['launch', 'periodic'];

/** What there is to do about one checklist. @internal */
export type ReviewAction =
  | { type: 'start'; checklist: ChecklistReadiness }
  | { type: 'continue'; reviewId: string; left: number }
  | { type: 'submit' | 'decide' | 'view'; reviewId: string };

const URGENCY: ReviewAction['type'][] = [
  'decide',
  'continue',
  'submit',
  'start',
  'view',
];

/** Which reviews may be started under a checklist; the usual ones where it is not known what it serves. @internal */
export function startableKinds(
  served: ReviewKind[] = ['launch', 'periodic'],
): StartableKind[] {
  return STARTABLE.filter(kind => served.includes(kind));
}

/** The kind that is most likely meant: a launch until there was a decision, then a renewal. @internal */
export function likelyKind(
  checklist: ChecklistReadiness,
  kinds: StartableKind[],
): StartableKind {
  const wanted = checklist.standing === 'neverReviewed' ? 'launch' : 'periodic';
  return kinds.includes(wanted) ? wanted : kinds[0] ?? 'launch';
}

/** The decision whose answers the next review can begin with: one about the entity itself that the viewer may read. @internal */
export function earlierDecision(
  { decisionId }: ChecklistReadiness,
  { decisions, may }: Pick<EntityReadiness, 'may' | 'decisions'>,
): DecisionInForce | undefined {
  return may.readReviews
    ? decisions.find(
        ({ id, coveredBy, reviewKind }) =>
          id === decisionId &&
          !coveredBy &&
          (reviewKind === 'launch' || reviewKind === 'periodic'),
      )
    : undefined;
}

/** Whether the standing asks for another review. @internal */
export function asksForReview({
  standing,
  flags,
}: ChecklistReadiness): boolean {
  return (
    standing === 'neverReviewed' ||
    standing === 'notReady' ||
    standing === 'overdue' ||
    flags.dueSoon
  );
}

function openReviewAction(
  open: OpenReview | undefined,
): ReviewAction | undefined {
  if (open?.status !== 'ready') {
    return undefined;
  }
  const { review, may } = open.detail;
  if (review.state === 'submitted') {
    return { type: may.decide ? 'decide' : 'view', reviewId: review.id };
  }
  if (!may.update) {
    return { type: 'view', reviewId: review.id };
  }
  const left = open.judgement.total - open.judgement.answered;
  return left > 0
    ? { type: 'continue', reviewId: review.id, left }
    : { type: 'submit', reviewId: review.id };
}

/** What there is to do next about one checklist, by this viewer. @internal */
export function reviewActionOf(
  checklist: ChecklistReadiness,
  readiness: Pick<EntityReadiness, 'may' | 'decisions'>,
  open: OpenReview | undefined,
): ReviewAction | undefined {
  if (checklist.openReviewId) {
    return openReviewAction(open);
  }
  if (checklist.standing === 'notRequired') {
    return undefined;
  }
  if (readiness.may.createReview && asksForReview(checklist)) {
    return { type: 'start', checklist };
  }
  const decision = readiness.decisions.find(
    ({ id }) => id === checklist.decisionId,
  );
  return decision && readiness.may.readReviews
    ? { type: 'view', reviewId: decision.reviewId }
    : undefined;
}

/** The one checklist whose action leads the screen. @internal */
export function leadingChecklist(
  checklists: {
    checklist: ChecklistReadiness;
    action: ReviewAction | undefined;
  }[],
): string | undefined {
  const ranked = checklists
    .filter(({ action }) => action)
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.action!.type) - URGENCY.indexOf(b.action!.type) ||
        STANDINGS.indexOf(a.checklist.standing) -
          STANDINGS.indexOf(b.checklist.standing),
    );
  return ranked[0]?.checklist.checklistId;
}
