import { useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { CreateReviewBody, ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { newId } from '../newId';

/** A review as it is about to be started. @internal */
export type ReviewToStart = Omit<CreateReviewBody, 'mutationId'>;

/** @internal */
export type StartReviewState =
  | { status: 'idle' }
  | { status: 'starting' }
  | { status: 'error'; error: unknown };

/** Starts a review; trying the same again after a lost answer is the same start. @internal */
export function useStartReview(onStarted: (review: ReviewDetail) => void) {
  const orrApi = useApi(orrApiRef);
  const [state, setState] = useState<StartReviewState>({ status: 'idle' });
  const attempt = useRef<{ wanted: string; mutationId: string }>();

  const start = async (review: ReviewToStart) => {
    const wanted = JSON.stringify(review);
    if (attempt.current?.wanted !== wanted) {
      attempt.current = { wanted, mutationId: newId() };
    }
    setState({ status: 'starting' });
    try {
      const { mutationId } = attempt.current;
      const detail = await orrApi.createReview({
        body: { ...review, mutationId },
      });
      setState({ status: 'idle' });
      onStarted(detail);
    } catch (error) {
      setState({ status: 'error', error });
    }
  };
  return { state, start };
}
