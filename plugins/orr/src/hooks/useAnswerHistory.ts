import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Answer } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** The values of one answer, newest first, and a way to the ones before. @internal */
export function useAnswerHistory(options: {
  reviewId: string;
  questionId: string;
  /** Of a covered entity: the values of what differs for it. */
  entityRef?: string;
  /** Loads anew when another value was saved. */
  revision: number;
}) {
  const api = useApi(orrApiRef);
  const { reviewId, questionId, entityRef, revision } = options;
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  useEffect(
    () => setCursors([undefined]),
    [reviewId, questionId, entityRef, revision],
  );
  const loaded = useLoaded(
    async signal => {
      const pages = await Promise.all(
        cursors.map(cursor =>
          api.listAnswerHistory(
            {
              params: { reviewId, questionId },
              query: { cursor, entityRef },
            },
            { signal },
          ),
        ),
      );
      return {
        items: pages.flatMap(page => page.items) as Answer[],
        next: pages[pages.length - 1].nextCursor,
      };
    },
    [api, reviewId, questionId, entityRef, revision, cursors],
    { keepPrevious: true },
  );
  const next = loaded.status === 'ready' ? loaded.value.next : undefined;
  return {
    loaded,
    onEarlier: next ? () => setCursors([...cursors, next]) : undefined,
  };
}
