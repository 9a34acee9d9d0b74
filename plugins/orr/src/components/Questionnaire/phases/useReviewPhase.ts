import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ReachedPhase,
  ReviewDetail,
  ReviewPhase,
  SetReviewPhaseBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useNamedWrite } from '../../../hooks/useNamedWrite';

/** The phase that a review has come to, and the way to another. @internal */
export interface ReviewPhaseState {
  phase?: ReviewPhase;
  error?: unknown;
  set: (phase: ReviewPhase | undefined) => void;
}

/** Keeps the phase beside the answers: setting it moves nothing else of the review. @internal */
export function useReviewPhase({ review }: ReviewDetail): ReviewPhaseState {
  const api = useApi(orrApiRef);
  const [written, setWritten] = useState<{
    over: ReviewDetail['review'];
    reached: ReachedPhase;
  }>();
  // What was loaded after it was written is newer.
  const phase =
    written?.over === review
      ? written.reached.phase ?? undefined
      : review.phase;
  const write = useNamedWrite<
    Omit<SetReviewPhaseBody, 'mutationId'>,
    ReachedPhase
  >(
    body => api.setReviewPhase({ params: { reviewId: review.id }, body }),
    reached => setWritten({ over: review, reached }),
  );
  return {
    phase,
    error: write.error,
    set: next => write.run({ phase: next ?? null, known: phase ?? null }),
  };
}
