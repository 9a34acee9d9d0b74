import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { EntityMove, EntityMovePage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

const PAGE_SIZE = 20;

interface Older {
  /** What these are older than. */
  page?: EntityMovePage;
  items: EntityMove[];
  nextCursor?: string;
  status: 'idle' | 'loading' | 'error';
}

/** Histories that were carried, newest first; older ones are fetched when they are asked for. @internal */
export function useEntityMoves() {
  const orrApi = useApi(orrApiRef);
  const newest = useLoaded(
    signal =>
      orrApi.listEntityMoves({ query: { limit: PAGE_SIZE } }, { signal }),
    [orrApi],
  );
  const page = newest.status === 'ready' ? newest.value : undefined;
  const start: Older = {
    page,
    items: [],
    nextCursor: page?.nextCursor,
    status: 'idle',
  };
  const [kept, setOlder] = useState<Older>(start);
  const older = kept.page === page ? kept : start;
  const loadOlder = async () => {
    setOlder({ ...older, status: 'loading' });
    try {
      const next = await orrApi.listEntityMoves({
        query: { limit: PAGE_SIZE, cursor: older.nextCursor },
      });
      setOlder({
        page,
        items: [...older.items, ...next.items],
        nextCursor: next.nextCursor,
        status: 'idle',
      });
    } catch {
      setOlder({ ...older, status: 'error' });
    }
  };
  return {
    newest,
    items: [...(page?.items ?? []), ...older.items],
    older: { hasMore: older.nextCursor !== undefined, status: older.status },
    loadOlder,
  };
}

/** Annotations that name an earlier ref and wait. @internal */
export function useWaitingMoves() {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal => orrApi.listWaitingEntityMoves({}, { signal }),
    [orrApi],
  );
}
