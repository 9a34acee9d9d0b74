import { ReviewDetail } from 'backstage-plugin-orr-common';

/** Somebody who may decide, and why. @internal */
export interface SuggestedReviewer {
  ref: string;
  why: 'reviewsChecklist' | 'ownsEntity';
}

/** Whom to ask for the decision, by who decides reviews of this entity. @internal */
export function suggestedReviewers(
  detail: Pick<ReviewDetail, 'decidingMode' | 'entity' | 'checklist'>,
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
  return [...reviewers, ...owners];
}
