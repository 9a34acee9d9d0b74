import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { useLoaded } from '../../hooks/useLoaded';

const PAUSE_MS = 250;
const MOST = 20;
const SEARCHED = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
  'spec.profile.email',
];

/** One entity to choose. @internal */
export interface EntityOption {
  entityRef: string;
  title: string;
}

/** What was found; `unavailable` where the catalog cannot be asked. @internal */
export interface EntitySearch {
  options: EntityOption[];
  loading: boolean;
  unavailable: boolean;
}

/**
 * Finds entities of some kinds by what is typed, once typing pauses; asks nothing while it is not wanted.
 *
 * @internal
 */
export function useEntitySearch(input: {
  kinds: string[];
  text: string;
  wanted: boolean;
}): EntitySearch {
  const { kinds, text, wanted } = input;
  const catalogApi = useApi(catalogApiRef);
  const [term, setTerm] = useState(text);
  useDebounce(() => setTerm(text), PAUSE_MS, [text]);
  const kind = kinds.join(',');
  const loaded = useLoaded(
    async () => {
      if (!wanted) {
        return [];
      }
      const { items } = await catalogApi.queryEntities({
        filter: { kind: kind.split(',') },
        ...(term.trim() && {
          fullTextFilter: { term: term.trim(), fields: SEARCHED },
        }),
        fields: ['kind', 'metadata', 'spec.profile', 'spec.type'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: MOST,
      });
      return items.map((entity: Entity) => ({
        entityRef: stringifyEntityRef(entity),
        title: defaultEntityPresentation(entity).primaryTitle,
      }));
    },
    [catalogApi, kind, term, wanted],
    { keepPrevious: true },
  );
  return {
    options: wanted && loaded.status === 'ready' ? loaded.value : [],
    loading:
      wanted &&
      (term !== text ||
        loaded.status === 'loading' ||
        (loaded.status === 'ready' && loaded.stale)),
    unavailable: loaded.status === 'error',
  };
}
