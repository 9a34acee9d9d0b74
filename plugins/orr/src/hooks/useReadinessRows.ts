import { useApi } from '@backstage/core-plugin-api';
import { ReadinessPage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { queryOfFilters } from './readinessFilters';
import { Loaded, useLoaded } from './useLoaded';
import { ReadinessFilterState } from './useReadinessFilters';

/** One page of the entities and their standing; the last page stays until the next has come. @internal */
export function useReadinessRows(
  state: Pick<ReadinessFilterState, 'filters' | 'order' | 'place'>,
): Loaded<ReadinessPage> {
  const orrApi = useApi(orrApiRef);
  const { filters, order, place } = state;
  const { cursor, limit } = place;
  const { sort, direction } = order;
  return useLoaded(
    signal =>
      orrApi.listReadiness(
        {
          query: { ...queryOfFilters(filters), sort, direction, limit, cursor },
        },
        { signal },
      ),
    [orrApi, filters, sort, direction, cursor, limit],
    { keepPrevious: true },
  );
}
