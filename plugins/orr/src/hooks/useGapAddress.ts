import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { givesStandings } from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import {
  GapAddress,
  gapAddressOf,
  gapParams,
  isGapNarrowed,
} from './gapAddress';
import { NO_FILTERS, ReadinessFilters } from './readinessFilters';
import { useLoaded } from './useLoaded';

/** What the heat map or the themes show, kept in the URL, and the checklists there are to choose from. @internal */
export function useGapAddress() {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const [params, setParams] = useSearchParams();
  const named = gapAddressOf(params);
  const known = useLoaded(
    async signal => ({
      // The longest comes first: most is asked by it.
      checklists: (await api.listChecklists({}, { signal })).items
        .filter(
          summary => summary.state === 'published' && givesStandings(summary),
        )
        .sort((one, other) => other.questionCount - one.questionCount),
      ownRefs: (await identity.getBackstageIdentity()).ownershipEntityRefs,
    }),
    [api, identity],
  );
  const checklists = known.status === 'ready' ? known.value.checklists : [];
  const address: GapAddress = {
    ...named,
    checklist: named.checklist ?? checklists[0]?.id,
  };
  const go = (part: Partial<GapAddress>) =>
    setParams(gapParams({ ...named, ...part }));
  return {
    known,
    checklists,
    ownRefs: known.status === 'ready' ? known.value.ownRefs : [],
    address,
    narrowed: isGapNarrowed(named),
    go,
    filters: named.filters,
    /** Owners that are chosen stand in place of the viewer's own. */
    setFilters: (part: Partial<ReadinessFilters>) =>
      go({
        filters: { ...named.filters, ...part },
        mine: named.mine && !part.owner?.length,
      }),
    setMine: (mine: boolean) =>
      go({ filters: { ...named.filters, owner: [] }, mine }),
    clear: () => go({ filters: NO_FILTERS, mine: false }),
  };
}

/** @internal */
export type GapAddressState = ReturnType<typeof useGapAddress>;
