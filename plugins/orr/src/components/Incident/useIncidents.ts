import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityIncident,
  EntityIncidentPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useLoaded } from '../../hooks/useLoaded';
import { useOlderPages } from '../../hooks/useOlderPages';

const FIRST = 5;
const PAGE_SIZE = 20;

/** The incidents of an entity: a few at first, older ones when they are asked for. @internal */
export function useIncidents(entity: Entity) {
  const api = useApi(orrApiRef);
  const params = entityParamsOf(entity);
  const newest = useLoaded<EntityIncidentPage>(
    signal =>
      api.listEntityIncidents({ params, query: { limit: FIRST } }, { signal }),
    [api, entity],
    { keepPrevious: true },
  );
  return useOlderPages<EntityIncident, EntityIncidentPage>(
    newest,
    async cursor =>
      api.listEntityIncidents({ params, query: { limit: PAGE_SIZE, cursor } }),
  );
}
