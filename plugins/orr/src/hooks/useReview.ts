import { useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { PageLife } from '../components/Questionnaire/autosave/PageLife';
import { useLoaded } from './useLoaded';

/** One review, and who looks at it. @internal */
export type ReviewLoad =
  | { status: 'loading' }
  | { status: 'error'; error: unknown; reload: () => void }
  | {
      status: 'ready';
      detail: ReviewDetail;
      /** The viewer, as a full entity ref. */
      userRef: string;
      /** Takes the review as a write has returned it. */
      replace: (detail: ReviewDetail) => void;
      reload: () => void;
    };

/**
 * Loads one review with its checklist, answers, snapshot and decision.
 *
 * @internal
 */
export function useReview(reviewId: string): ReviewLoad {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const [written, setWritten] = useState<{
    over: unknown;
    detail: ReviewDetail;
  }>();
  const loaded = useLoaded(
    async signal => {
      const [detail, { userEntityRef }] = await Promise.all([
        api.getReview({ params: { reviewId } }, { signal }),
        identity.getBackstageIdentity(),
        // What an open page of this browser is about to save is not taken up by this one.
        PageLife.ofThisPage().look(),
      ]);
      return { detail, userRef: userEntityRef };
    },
    [api, identity, reviewId],
  );
  if (loaded.status !== 'ready') {
    return loaded;
  }
  const { value, reload } = loaded;
  return {
    status: 'ready',
    detail: written?.over === value ? written.detail : value.detail,
    userRef: value.userRef,
    replace: detail => setWritten({ over: value, detail }),
    reload,
  };
}
