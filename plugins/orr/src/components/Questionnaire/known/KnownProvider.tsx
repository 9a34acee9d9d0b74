import { ReactNode, useMemo, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useEntityFacts } from '../../../hooks/useEntityFacts';
import { Loaded, useLoaded } from '../../../hooks/useLoaded';
import { Known, KnownContext } from './KnownContext';

function valueOf<T>(loaded: Loaded<T>): T | undefined {
  return loaded.status === 'ready' ? loaded.value : undefined;
}

function holdsCopies({ answers, snapshot }: ReviewDetail): boolean {
  return [...answers, ...(snapshot?.answers ?? [])].some(
    answer => answer.copiedFrom,
  );
}

/**
 * Fetches what is known around a review, beside it: nothing waits for it, and what cannot be had is left out.
 *
 * @internal
 */
export function KnownProvider(props: {
  detail: ReviewDetail;
  /** Whether it is answered, or only read. */
  answering: boolean;
  children: ReactNode;
}) {
  const { detail, answering, children } = props;
  const { id: reviewId, entityRef } = detail.review;
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const [copies, setCopies] = useState(0);
  const named = copies > 0 || holdsCopies(detail);
  const facts = useEntityFacts(entityRef, answering);
  const earlier = useLoaded(
    async signal =>
      answering
        ? api.getEarlierAnswers({ params: { reviewId } }, { signal })
        : undefined,
    [api, reviewId, answering],
  );
  const sources = useLoaded(
    async signal =>
      named
        ? (await api.listCopySources({ params: { reviewId } }, { signal }))
            .items
        : [],
    [api, reviewId, named, copies],
    { keepPrevious: true },
  );
  const me = useLoaded(
    async () =>
      (await identity.getBackstageIdentity()).ownershipEntityRefs.map(ref =>
        ref.toLocaleLowerCase('en-US'),
      ),
    [identity],
  );
  const [factsNow, earlierNow, sourcesNow, myRefs] = [
    valueOf(facts),
    valueOf(earlier),
    valueOf(sources),
    valueOf(me),
  ];
  const known = useMemo<Known>(
    () => ({
      facts: factsNow,
      earlier: earlierNow,
      sources: sourcesNow ?? [],
      onCopied: () => setCopies(count => count + 1),
      myRefs: myRefs ?? [],
    }),
    [factsNow, earlierNow, sourcesNow, myRefs],
  );
  return (
    <KnownContext.Provider value={known}>{children}</KnownContext.Provider>
  );
}
