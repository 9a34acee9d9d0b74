import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  RecordedReview,
  RecordedReviewPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 5;

/** What was held elsewhere about an entity, and the way to more. @internal */
export function useEntityRecordedReviews(entity: Entity) {
  const api = useApi(orrApiRef);
  const load = (cursor?: string, signal?: AbortSignal) =>
    api.listEntityRecordedReviews(
      { params: entityParamsOf(entity), query: { limit: PAGE_SIZE, cursor } },
      { signal },
    );
  const newest = useLoaded(
    signal => load(undefined, signal),
    [api, stringifyEntityRef(entity)],
  );
  return useOlderPages<RecordedReview, RecordedReviewPage>(newest, load);
}
