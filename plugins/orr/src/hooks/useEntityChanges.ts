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

const PAGE_SIZE = 30;

/** What narrows the list of changes. @internal */
export type ChangeFilter = Pick<
  NonNullable<OperationInput<'exportEntityChangesCsv'>['query']>,
  'questionId' | 'person'
> & { action: readonly EntityChange['action'][] };

interface Older {
  /** What these are older than. */
  page?: EntityChangePage;
  items: EntityChange[];
  nextCursor?: string;
  status: 'idle' | 'loading' | 'error';
}

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
  const page = newest.status === 'ready' ? newest.value : undefined;
  const start: Older = {
    page,
    items: [],
    nextCursor: page?.nextCursor,
    status: 'idle',
  };
  const [kept, setOlder] = useState<Older>(start);
  const older = kept.page === page ? kept : start;
  const loadOlder = async () => {
    setOlder({ ...older, status: 'loading' });
    try {
      const next = await orrApi.listEntityChanges({
        params,
        query: { ...query, limit: PAGE_SIZE, cursor: older.nextCursor },
      });
      setOlder({
        page,
        items: [...older.items, ...next.items],
        nextCursor: next.nextCursor,
        status: 'idle',
      });
    } catch {
      setOlder({ ...older, status: 'error' });
    }
  };
  return {
    newest,
    items: [...(page?.items ?? []), ...older.items],
    older: { hasMore: older.nextCursor !== undefined, status: older.status },
    loadOlder,
  };
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
