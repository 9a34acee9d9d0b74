import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Loaded, useLoaded } from './useLoaded';

const FIELDS = [
  'kind',
  'metadata.annotations',
  'metadata.links',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile',
];

/** The groups and people behind owner refs, as far as the viewer may see them. @internal */
export function useOwnerEntities(ownerRefs: string[]): Loaded<Entity[]> {
  const catalogApi = useApi(catalogApiRef);
  const key = ownerRefs.join();
  return useLoaded(async () => {
    if (!ownerRefs.length) {
      return [];
    }
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: ownerRefs,
      fields: FIELDS,
    });
    return items.flatMap(item => item ?? []);
  }, [catalogApi, key]);
}
