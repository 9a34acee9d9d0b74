import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useEndingWrite } from './useEndingWrite';

/** Submits one review. @internal */
export function useSubmitReview(
  detail: ReviewDetail,
  onDone: (detail: ReviewDetail) => void,
) {
  const api = useApi(orrApiRef);
  const { id, revision } = detail.review;
  return useEndingWrite<{ message?: string }>(
    body =>
      api.submitReview({
        params: { reviewId: id },
        body: { revision, ...body },
      }),
    onDone,
  );
}
