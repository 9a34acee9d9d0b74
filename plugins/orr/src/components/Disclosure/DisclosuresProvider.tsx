import { ReactNode, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { Disclosures, DisclosuresContext } from './DisclosuresContext';

function FetchedDisclosures(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { review } = props.detail;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      api.listDisclosures({ params: { reviewId: review.id } }, { signal }),
    [api, review.id, review.revision],
    { keepPrevious: true },
  );
  const { status, reload } = loaded;
  const list = loaded.status === 'ready' ? loaded.value : undefined;
  const disclosures = useMemo<Disclosures>(() => {
    const items = list?.items ?? [];
    return {
      status,
      items,
      openOf: questionId =>
        items.find(
          ({ disclosure }) =>
            disclosure.questionId === questionId &&
            disclosure.coveredEntityRef === undefined &&
            disclosure.closedAt === undefined,
        )?.disclosure,
      mayDisclose: list?.may.disclose ?? false,
      reload,
    };
  }, [list, status, reload]);
  return (
    <DisclosuresContext.Provider value={disclosures}>
      {props.children}
    </DisclosuresContext.Provider>
  );
}

/** Fetches what was disclosed since the decision of a launch or periodic review; there is nothing to fetch of others. @internal */
export function DisclosuresProvider(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { decision, review } = props.detail;
  const movesStandings = review.kind === 'launch' || review.kind === 'periodic';
  return decision && movesStandings ? (
    <FetchedDisclosures {...props} />
  ) : (
    <>{props.children}</>
  );
}
