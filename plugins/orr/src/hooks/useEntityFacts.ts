import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { EntityFacts } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** What the portal knows of an entity by itself; nothing is asked for until it is wanted. @internal */
export function useEntityFacts(
  entityRef: string,
  wanted: boolean,
): Loaded<EntityFacts | undefined> {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal =>
      wanted
        ? api.getEntityFacts({ params: parseEntityRef(entityRef) }, { signal })
        : undefined,
    [api, entityRef, wanted],
  );
}
