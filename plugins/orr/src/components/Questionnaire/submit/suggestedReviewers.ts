import { namedReviewersOf, ReviewDetail } from 'backstage-plugin-orr-common';

/** Somebody to ask for the decision, and why. @internal */
export interface SuggestedReviewer {
  ref: string;
  why: 'reviewsChecklist' | 'ownsEntity' | 'namedInEntry';
}

/**
 * Whom to ask for the decision, by who decides reviews of this entity. Reviewers that its entry names are told of the
 * submission; that gives them no right to decide.
 *
 * @internal
 */
export function suggestedReviewers(
  detail: Pick<ReviewDetail, 'decidingMode' | 'entity' | 'checklist'>,
  /** The entry of the entity. */
  entry: Parameters<typeof namedReviewersOf>[0],
): SuggestedReviewer[] {
  const { decidingMode, entity, checklist } = detail;
  const { reviewerGroup } = checklist.document;
  const reviewers: SuggestedReviewer[] =
    reviewerGroup && decidingMode !== 'self-certified'
      ? [{ ref: reviewerGroup, why: 'reviewsChecklist' }]
      : [];
  const owners: SuggestedReviewer[] =
    decidingMode === 'independent'
      ? []
      : entity.ownerRefs
          .filter(ref => ref !== reviewerGroup)
          .map(ref => ({ ref, why: 'ownsEntity' }));
  const suggested = [...reviewers, ...owners];
  const named = namedReviewersOf(entry)
    .filter(ref => !suggested.some(other => other.ref === ref))
    .map((ref): SuggestedReviewer => ({ ref, why: 'namedInEntry' }));
  return [...suggested, ...named];
}
