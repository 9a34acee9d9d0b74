import { useMemo } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewPage, ReviewSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 10;
/** Stands for the beginning of the list of changes alone, which is asked for once somebody wants more than is known. */
const BEGINNING = '';

/**
 * The change reviews of an entity, newest first: those among its latest reviews, which came with the overview, and older
 * ones when they are asked for.
 *
 * @internal
 */
export function useChangeReviews(entity: Entity, latest: ReviewPage) {
  const api = useApi(orrApiRef);
  const params = entityParamsOf(entity);
  const newest = useMemo(
    () => ({
      status: 'ready' as const,
      stale: false,
      reload: () => {},
      value: {
        items: latest.items.filter(({ kind }) => kind === 'change'),
        nextCursor: latest.nextCursor === undefined ? undefined : BEGINNING,
      },
    }),
    [latest],
  );
  const load = async (cursor: string | undefined): Promise<ReviewPage> => {
    const page = await api.listEntityReviews({
      params,
      query: {
        kind: 'change',
        limit: PAGE_SIZE,
        cursor: cursor === BEGINNING ? undefined : cursor,
      },
    });
    const known = new Set(newest.value.items.map(({ id }) => id));
    return { ...page, items: page.items.filter(({ id }) => !known.has(id)) };
  };
  const { items, older, loadOlder } = useOlderPages<ReviewSummary>(
    newest,
    load,
  );
  return { items, older, loadOlder };
}
