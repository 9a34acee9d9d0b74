import { useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useLocation, useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { PAGE_SIZES } from './readinessFilters';
import {
  isRegisterNarrowed,
  RegisterFilters,
  registerFiltersOf,
  RegisterKind,
  registerParams,
  registerPlaceOf,
  registerQuery,
} from './registerFilters';
import { saveFile } from './saveFile';
import { useLoaded } from './useLoaded';

type Earlier = (string | undefined)[];

/** Filters and place in a list of dispositions, kept in the URL. */
function useAddress(kind: RegisterKind) {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const filters = registerFiltersOf(kind, params);
  const { cursor, limit } = registerPlaceOf(params);
  const known = (state as { earlier?: Earlier } | null)?.earlier;
  const earlier: Earlier | undefined = cursor === undefined ? [] : known;
  const go = (
    to: { filters?: RegisterFilters; limit?: number; cursor?: string },
    options?: { replace?: boolean; state?: unknown },
  ) => {
    const next = registerParams(kind, to.filters ?? filters);
    const size = to.limit ?? limit;
    if (size !== PAGE_SIZES[0]) {
      next.set('limit', String(size));
    }
    if (to.cursor) {
      next.set('cursor', to.cursor);
    }
    setParams(next, options);
  };
  return {
    filters,
    place: { cursor, limit, earlier },
    narrowed: isRegisterNarrowed(kind, filters),
    setFilters: (part: Partial<RegisterFilters>) =>
      go({ filters: { ...filters, ...part } }),
    clear: () =>
      go({
        filters: {
          ...registerFiltersOf(kind, new URLSearchParams()),
          everybody: filters.everybody,
          type: filters.type,
        },
      }),
    setLimit: (size: number) => go({ limit: size }),
    next: (to: string) =>
      go({ cursor: to }, { state: { earlier: [...(earlier ?? []), cursor] } }),
    previous: () =>
      go(
        { cursor: earlier?.at(-1) },
        { state: { earlier: earlier?.slice(0, -1) ?? [] } },
      ),
    restart: () => go({}, { replace: true }),
  };
}

/** Saves the whole of the filtered list as a file. */
function useExport(
  kind: RegisterKind,
  query: ReturnType<typeof registerQuery>,
) {
  const api = useApi(orrApiRef);
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async () => {
    setStatus('busy');
    try {
      saveFile(await api.exportDispositions({ query }), {
        name: `${kind}.csv`,
        type: 'text/csv',
      });
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  };
  return { status, save };
}

/** One list of dispositions: what it is narrowed to, the page that shows, and the file of all of it. @internal */
export function useRegister(kind: RegisterKind) {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const address = useAddress(kind);
  const { filters, place } = address;
  const { cursor, limit } = place;
  const own = useLoaded(
    async () => (await identity.getBackstageIdentity()).ownershipEntityRefs,
    [identity],
  );
  const ownRefs = own.status === 'ready' ? own.value : undefined;
  const query = registerQuery(filters, ownRefs ?? []);
  const key = JSON.stringify([query, ownRefs !== undefined, cursor, limit]);
  const page = useLoaded(
    async signal =>
      // Until it is known what is the viewer's own, nothing is asked.
      ownRefs || own.status === 'error'
        ? api.listDispositions(
            { query: { ...query, cursor, limit } },
            { signal },
          )
        : undefined,
    [api, key, own.status],
    { keepPrevious: true },
  );
  return { ...address, page, file: useExport(kind, query) };
}

/** @internal */
export type Register = ReturnType<typeof useRegister>;
