import { useState } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewPage, ReviewSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';

/** How many reviews a page of the history holds. @internal */
export const HISTORY_PAGE_SIZE = 10;

interface Older {
  /** What these are older than. */
  page: ReviewPage;
  items: ReviewSummary[];
  nextCursor?: string;
  status: 'idle' | 'loading' | 'error';
  error?: unknown;
}

function startAt(page: ReviewPage): Older {
  return { page, items: [], nextCursor: page.nextCursor, status: 'idle' };
}

/** The history of an entity's reviews, newest first. @internal */
export interface ReviewHistoryState {
  items: ReviewSummary[];
  older:
    | { status: 'none' }
    | {
        status: 'idle' | 'loading' | 'error';
        error?: unknown;
        load: () => void;
      };
}

/** Begins with the newest, which came with the overview, and fetches older ones when they are asked for. @internal */
export function useReviewHistory(
  entity: Entity,
  newest: ReviewPage,
): ReviewHistoryState {
  const orrApi = useApi(orrApiRef);
  const params = entityParamsOf(entity);
  const [{ page, ...older }, setOlder] = useState<Older>(startAt(newest));
  if (page !== newest) {
    setOlder(startAt(newest));
  }
  const load = async () => {
    setOlder({ page, ...older, status: 'loading' });
    try {
      const query = { limit: HISTORY_PAGE_SIZE, cursor: older.nextCursor };
      const next = await orrApi.listEntityReviews({ params, query });
      setOlder({
        page,
        items: [...older.items, ...next.items],
        nextCursor: next.nextCursor,
        status: 'idle',
      });
    } catch (error) {
      setOlder({ page, ...older, status: 'error', error });
    }
  };
  return {
    items: [...newest.items, ...older.items],
    older: older.nextCursor
      ? { status: older.status, error: older.error, load }
      : { status: 'none' },
  };
}
