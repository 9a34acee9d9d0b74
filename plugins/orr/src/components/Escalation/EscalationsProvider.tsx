import { ReactNode, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { Escalations, EscalationsContext } from './EscalationsContext';

/** Fetches which gaps of a review were escalated, beside it. @internal */
export function EscalationsProvider(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { review } = props.detail;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      api.listEscalations({ params: { reviewId: review.id } }, { signal }),
    [api, review.id, review.revision],
    { keepPrevious: true },
  );
  const { status, reload } = loaded;
  const list = loaded.status === 'ready' ? loaded.value : undefined;
  const escalations = useMemo<Escalations>(
    () => ({
      status,
      reload,
      items: list?.items ?? [],
      mayEscalate: list?.may.escalate ?? false,
    }),
    [list, status, reload],
  );
  return (
    <EscalationsContext.Provider value={escalations}>
      {props.children}
    </EscalationsContext.Provider>
  );
}
