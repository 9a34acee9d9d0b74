import { useEffect, useState } from 'react';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { useLoaded } from './useLoaded';

const PAGE_SIZE = 10;

interface Older {
  items: ReviewSummary[];
  nextCursor?: string;
  status: 'idle' | 'loading' | 'error';
  error?: unknown;
}

/** The history of an entity's reviews, newest first. @internal */
export type ReviewHistoryState =
  | { status: 'loading' }
  | { status: 'error'; error: unknown; reload: () => void }
  | {
      status: 'ready';
      items: ReviewSummary[];
      older:
        | { status: 'none' }
        | {
            status: 'idle' | 'loading' | 'error';
            error?: unknown;
            load: () => void;
          };
    };

/** @internal */
export function useReviewHistory(entity: Entity): ReviewHistoryState {
  const orrApi = useApi(orrApiRef);
  const entityRef = stringifyEntityRef(entity);
  const params = entityParamsOf(entity);
  const first = useLoaded(
    signal =>
      orrApi.listEntityReviews(
        { params, query: { limit: PAGE_SIZE } },
        { signal },
      ),
    [orrApi, entityRef],
  );
  const firstPage = first.status === 'ready' ? first.value : undefined;
  const [older, setOlder] = useState<Older>({ items: [], status: 'idle' });
  useEffect(() => {
    setOlder({ items: [], status: 'idle', nextCursor: firstPage?.nextCursor });
  }, [firstPage]);

  if (first.status !== 'ready') {
    return first;
  }
  const load = async () => {
    setOlder({ ...older, status: 'loading' });
    try {
      const query = { limit: PAGE_SIZE, cursor: older.nextCursor };
      const page = await orrApi.listEntityReviews({ params, query });
      setOlder({
        items: [...older.items, ...page.items],
        nextCursor: page.nextCursor,
        status: 'idle',
      });
    } catch (error) {
      setOlder({ ...older, status: 'error', error });
    }
  };
  return {
    status: 'ready',
    items: [...first.value.items, ...older.items],
    older: older.nextCursor
      ? { status: older.status, error: older.error, load }
      : { status: 'none' },
  };
}
