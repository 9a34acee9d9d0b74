import { useApi } from '@backstage/core-plugin-api';
import { DecideReviewBody, ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useEndingWrite } from './useEndingWrite';

/** Decides one submitted review. @internal */
export function useDecideReview(
  detail: ReviewDetail,
  onDone: (detail: ReviewDetail) => void,
) {
  const api = useApi(orrApiRef);
  return useEndingWrite<Omit<DecideReviewBody, 'mutationId'>>(
    body => api.decideReview({ params: { reviewId: detail.review.id }, body }),
    onDone,
  );
}
