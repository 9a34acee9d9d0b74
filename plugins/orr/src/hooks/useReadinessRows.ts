import { useApi } from '@backstage/core-plugin-api';
import { ReadinessPage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';
import { ReadinessFilters, ReadinessPlace } from './useReadinessFilters';

/** One page of the entities and their standing; the last page stays until the next has come. @internal */
export function useReadinessRows(
  filters: ReadinessFilters,
  place: ReadinessPlace,
): Loaded<ReadinessPage> {
  const orrApi = useApi(orrApiRef);
  const { cursor, limit } = place;
  return useLoaded(
    signal =>
      orrApi.listReadiness(
        {
          query: {
            limit,
            cursor,
            standing: filters.standing,
            kind: filters.kind,
            owner: filters.owner,
            text: filters.text || undefined,
          },
        },
        { signal },
      ),
    [orrApi, filters, cursor, limit],
    { keepPrevious: true },
  );
}
