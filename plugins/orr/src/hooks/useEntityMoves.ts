import { useApi } from '@backstage/core-plugin-api';
import { EntityMove, EntityMovePage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 20;

/** Histories that were carried, newest first; older ones are fetched when they are asked for. @internal */
export function useEntityMoves() {
  const orrApi = useApi(orrApiRef);
  const newest = useLoaded(
    signal =>
      orrApi.listEntityMoves({ query: { limit: PAGE_SIZE } }, { signal }),
    [orrApi],
  );
  return useOlderPages<EntityMove, EntityMovePage>(newest, cursor =>
    orrApi.listEntityMoves({ query: { limit: PAGE_SIZE, cursor } }),
  );
}

/** Annotations that name an earlier ref and wait. @internal */
export function useWaitingMoves() {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal => orrApi.listWaitingEntityMoves({}, { signal }),
    [orrApi],
  );
}
