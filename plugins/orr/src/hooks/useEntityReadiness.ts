import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { EntityReadiness } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { Loaded, useLoaded } from './useLoaded';

/** The standing of one entity under each checklist. @internal */
export function useEntityReadiness(entity: Entity): Loaded<EntityReadiness> {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal =>
      orrApi.getEntityReadiness({ params: entityParamsOf(entity) }, { signal }),
    [orrApi, stringifyEntityRef(entity)],
  );
}
