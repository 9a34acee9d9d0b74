import { ReactNode, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { Amendments, AmendmentsContext } from './AmendmentsContext';

function FetchedAmendments(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { review, timeZone } = props.detail;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      api.listAmendments({ params: { reviewId: review.id } }, { signal }),
    [api, review.id, review.revision],
    { keepPrevious: true },
  );
  const { status, reload } = loaded;
  const list = loaded.status === 'ready' ? loaded.value : undefined;
  const amendments = useMemo<Amendments>(() => {
    const items = list?.items ?? [];
    return {
      reviewId: review.id,
      timeZone,
      status,
      of: ({ questionId, entityRef }) =>
        items.filter(
          item =>
            item.questionId === questionId &&
            item.coveredEntityRef === entityRef,
        ),
      mayAmend: list?.may.amend ?? false,
      reload,
    };
  }, [list, status, reload, review.id, timeZone]);
  return (
    <AmendmentsContext.Provider value={amendments}>
      {props.children}
    </AmendmentsContext.Provider>
  );
}

/** Fetches the small edits since the decision of a review; what was decided about a change has none. @internal */
export function AmendmentsProvider(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { decision, review } = props.detail;
  return decision && review.kind !== 'change' ? (
    <FetchedAmendments {...props} />
  ) : (
    <>{props.children}</>
  );
}
