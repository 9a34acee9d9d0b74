import { useApi } from '@backstage/core-plugin-api';
import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { queryOfFilters, ReadinessFilters } from './readinessFilters';
import { useLoaded } from './useLoaded';

/** What one can filter by, and how many there are; without them the list works all the same. @internal */
export function useReadinessFacets(
  filters: ReadinessFilters,
): ReadinessFacets | undefined {
  const orrApi = useApi(orrApiRef);
  const query = queryOfFilters(filters);
  const loaded = useLoaded(
    signal => orrApi.getReadinessFacets({ query }, { signal }),
    [orrApi, JSON.stringify(query)],
    { keepPrevious: true },
  );
  return loaded.status === 'ready' ? loaded.value : undefined;
}
