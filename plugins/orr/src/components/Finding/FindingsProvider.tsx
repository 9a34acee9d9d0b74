import { ReactNode, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail, dayOf } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { EscalationsProvider } from '../Escalation/EscalationsProvider';
import { Findings, FindingsContext } from './FindingsContext';

const NO_RIGHTS = { change: false, decide: false, withdraw: false, end: false };

/**
 * Fetches what the viewer may do about the gaps of a review, beside it: what was decided about them is known from the
 * review itself until then.
 *
 * @internal
 */
export function FindingsProvider(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { dispositions, review, timeZone } = props.detail;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      api.listReviewDispositions(
        { params: { reviewId: review.id } },
        { signal },
      ),
    [api, review.id, review.revision],
    { keepPrevious: true },
  );
  const { status, reload } = loaded;
  const list = loaded.status === 'ready' ? loaded.value : undefined;
  const findings = useMemo<Findings>(
    () => ({
      status,
      reload,
      items:
        list?.items ??
        dispositions.map(disposition => ({ disposition, may: NO_RIGHTS })),
      today: dayOf(new Date(), timeZone),
      mayPropose: list?.may.propose ?? false,
    }),
    [list, dispositions, timeZone, status, reload],
  );
  return (
    <FindingsContext.Provider value={findings}>
      <EscalationsProvider detail={props.detail}>
        {props.children}
      </EscalationsProvider>
    </FindingsContext.Provider>
  );
}
