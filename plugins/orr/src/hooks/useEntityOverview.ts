import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { EntityOverview } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { Loaded, useLoaded } from './useLoaded';
import { HISTORY_PAGE_SIZE } from './useReviewHistory';

/** All that the tab of an entity shows at first, in one request. @internal */
export function useEntityOverview(entity: Entity): Loaded<EntityOverview> {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal =>
      orrApi.getEntityOverview(
        {
          params: entityParamsOf(entity),
          query: { reviews: HISTORY_PAGE_SIZE },
        },
        { signal },
      ),
    [orrApi, stringifyEntityRef(entity)],
  );
}
