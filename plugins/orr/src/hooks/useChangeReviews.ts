import { useMemo } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewPage, ReviewSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 5;

/** The change reviews of an entity, newest first. All of them are among its latest reviews, unless there are more of these. */
export function useChangeReviews(entity: Entity, latest: ReviewPage) {
  const api = useApi(orrApiRef);
  const { kind, namespace, name } = entityParamsOf(entity);
  const load = (cursor?: string, signal?: AbortSignal): Promise<ReviewPage> =>
    api.listEntityReviews(
      {
        params: { kind, namespace, name },
        query: { kind: 'change', limit: PAGE_SIZE, cursor },
      },
      { signal },
    );
  const known = useMemo(
    (): ReviewPage | undefined =>
      latest.nextCursor === undefined
        ? { items: latest.items.filter(review => review.kind === 'change') }
        : undefined,
    [latest],
  );
  return useOlderPages<ReviewSummary, ReviewPage>(
    useLoaded(
      async signal => known ?? load(undefined, signal),
      [api, known, kind, namespace, name],
      { keepPrevious: true },
    ),
    load,
  );
}
