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

function hasWords({ title, entityRef }: EntityOption, text: string): boolean {
  return `${title} ${entityRef}`
    .toLocaleLowerCase('en-US')
    .includes(text.trim().toLocaleLowerCase('en-US'));
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
        ...(kind && { filter: { kind: kind.split(',') } }),
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
  const loading =
    wanted &&
    (term !== text ||
      loaded.status === 'loading' ||
      (loaded.status === 'ready' && loaded.stale));
  const found = wanted && loaded.status === 'ready' ? loaded.value : [];
  return {
    // What was found for other words shows only as far as these are in it.
    options: loading ? found.filter(option => hasWords(option, text)) : found,
    loading,
    unavailable: loaded.status === 'error',
  };
}
