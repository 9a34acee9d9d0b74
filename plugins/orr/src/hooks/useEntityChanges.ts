import { useState } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityChange,
  EntityChangePage,
  isFullEntityRef,
  OperationInput,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';
import { saveFile } from './saveFile';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 30;

/** What narrows the list of changes. @internal */
export type ChangeFilter = Pick<
  NonNullable<OperationInput<'exportEntityChangesCsv'>['query']>,
  'questionId' | 'person'
> & { action: readonly EntityChange['action'][] };

function queryOf({ action, questionId, person }: ChangeFilter) {
  return {
    ...(action.length && { action: [...action] }),
    questionId,
    // What is typed of a ref narrows nothing yet.
    person:
      person !== undefined && isFullEntityRef(person) ? person : undefined,
  };
}

/** What happened to an entity, newest first; older changes are fetched when they are asked for. @internal */
export function useEntityChanges(entity: Entity, filter: ChangeFilter) {
  const orrApi = useApi(orrApiRef);
  const params = entityParamsOf(entity);
  const query = queryOf(filter);
  const newest = useLoaded(
    signal =>
      orrApi.listEntityChanges(
        { params, query: { ...query, limit: PAGE_SIZE } },
        { signal },
      ),
    [orrApi, JSON.stringify([params, query])],
    { keepPrevious: true },
  );
  return useOlderPages<EntityChange, EntityChangePage>(newest, cursor =>
    orrApi.listEntityChanges({
      params,
      query: { ...query, limit: PAGE_SIZE, cursor },
    }),
  );
}

/** Saves all that the filter lets through as a file. @internal */
export function useChangesExport(entity: Entity, filter: ChangeFilter) {
  const orrApi = useApi(orrApiRef);
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async (format: 'csv' | 'json') => {
    const input = { params: entityParamsOf(entity), query: queryOf(filter) };
    setStatus('busy');
    try {
      if (format === 'csv') {
        saveFile(await orrApi.exportEntityChangesCsv(input), {
          name: 'history.csv',
          type: 'text/csv',
        });
      } else {
        saveFile(await orrApi.exportEntityChangesJson(input), {
          name: 'history.json',
          type: 'application/json',
        });
      }
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  };
  return { status, save };
}
