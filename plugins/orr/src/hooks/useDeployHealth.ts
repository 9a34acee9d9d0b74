import { useEffect } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { EntityDeployHealth } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { Loaded, useLoaded } from './useLoaded';

/** What was told just now is computed within seconds. */
const AGAIN_MS = 5_000;

/** How the deployments of an entity fare; asked again while something is still to be computed. @internal */
export function useDeployHealth(entity: Entity): Loaded<EntityDeployHealth> {
  const api = useApi(orrApiRef);
  const { kind, namespace, name } = entityParamsOf(entity);
  const loaded = useLoaded(
    signal =>
      api.getEntityDeployHealth(
        { params: { kind, namespace, name } },
        { signal },
      ),
    [api, kind, namespace, name],
    { keepPrevious: true },
  );
  const { reload } = loaded;
  const answer = loaded.status === 'ready' ? loaded.value : undefined;
  useEffect(() => {
    if (!answer?.isStale) {
      return undefined;
    }
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answer, reload]);
  return loaded;
}
