import { useMemo } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { DeploymentPage, ShownDeployment } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 20;
/** As many as come with the health; with fewer there are no older ones. */
const LATEST = 10;
/** Stands for the beginning of the list, which is asked for once somebody wants more than the latest. */
const BEGINNING = '';

/** The deployments of an entity: the latest, which came with its health, and older ones when they are asked for. @internal */
export function useEntityDeployments(
  entity: Entity,
  latest: ShownDeployment[],
) {
  const api = useApi(orrApiRef);
  const params = entityParamsOf(entity);
  const newest = useMemo(
    () => ({
      status: 'ready' as const,
      stale: false,
      reload: () => {},
      value: {
        items: latest,
        nextCursor: latest.length < LATEST ? undefined : BEGINNING,
      },
    }),
    [latest],
  );
  const load = async (cursor: string | undefined): Promise<DeploymentPage> => {
    const page = await api.listEntityDeployments({
      params,
      query: { limit: PAGE_SIZE, cursor: cursor || undefined },
    });
    const known = new Set(latest.map(({ id }) => id));
    return { ...page, items: page.items.filter(({ id }) => !known.has(id)) };
  };
  const { items, older, loadOlder } = useOlderPages<ShownDeployment>(
    newest,
    load,
  );
  return { items, older, loadOlder };
}
