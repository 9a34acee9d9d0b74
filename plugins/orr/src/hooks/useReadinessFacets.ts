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
  const loaded = useLoaded(
    signal =>
      orrApi.getReadinessFacets({ query: queryOfFilters(filters) }, { signal }),
    [orrApi, filters],
    { keepPrevious: true },
  );
  return loaded.status === 'ready' ? loaded.value : undefined;
}
