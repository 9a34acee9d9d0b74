import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useLoaded } from './useLoaded';

const OWNERS = `relations.${RELATION_OWNED_BY}`;

/** What one can filter the list by. @internal */
export interface FilterOptions {
  kinds: string[];
  owners: string[];
  /** The viewer and the viewer's groups. */
  mine: string[];
}

const NONE: FilterOptions = { kinds: [], owners: [], mine: [] };

/** The kinds and owners there are; while the catalog is away the list works without the choice. @internal */
export function useFilterOptions(): FilterOptions {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const loaded = useLoaded(async () => {
    const [facets, identity] = await Promise.allSettled([
      catalogApi.getEntityFacets({ facets: ['kind', OWNERS] }),
      identityApi.getBackstageIdentity(),
    ]);
    const valuesOf = (facet: string) =>
      facets.status === 'fulfilled'
        ? (facets.value.facets[facet] ?? []).map(({ value }) => value).sort()
        : [];
    return {
      kinds: valuesOf('kind').map(kind => kind.toLocaleLowerCase('en-US')),
      owners: valuesOf(OWNERS),
      mine:
        identity.status === 'fulfilled'
          ? identity.value.ownershipEntityRefs
          : [],
    };
  }, [catalogApi, identityApi]);
  return loaded.status === 'ready' ? loaded.value : NONE;
}
