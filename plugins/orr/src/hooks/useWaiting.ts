import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { WaitingPage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';
import { useMineSignal } from './useMineSignal';

/** No more than a person looks through; what is left comes up as the first of these are done. */
const MOST = 200;

/** What waits for the viewer, the longest waiting first, and a way to more of it. @internal */
export function useWaiting(pageSize: number): {
  loaded: Loaded<WaitingPage>;
  more?: () => void;
} {
  const orrApi = useApi(orrApiRef);
  const [limit, setLimit] = useState(pageSize);
  const loaded = useLoaded(
    signal => orrApi.listWaiting({ query: { limit } }, { signal }),
    [orrApi, limit],
    { keepPrevious: true },
  );
  useMineSignal(loaded.reload);
  const hasMore =
    loaded.status === 'ready' &&
    loaded.value.nextCursor !== undefined &&
    limit < MOST;
  return {
    loaded,
    more: hasMore
      ? () => setLimit(Math.min(MOST, limit + pageSize * 2))
      : undefined,
  };
}
