import { useMemo } from 'react';
import { STANDINGS, Standing } from 'backstage-plugin-orr-common';
import { useLocation, useSearchParams } from 'react-router-dom';

/** The page sizes one can choose from. @internal */
export const PAGE_SIZES = [25, 50, 100];

/** What the list is filtered by. @internal */
export interface ReadinessFilters {
  standing: Standing[];
  kind: string[];
  owner: string[];
  text: string;
}

/** Where in the list the viewer is. The cursors before it are known only to who paged here. @internal */
export interface ReadinessPlace {
  cursor?: string;
  limit: number;
  earlier?: (string | undefined)[];
}

function filtersOf(params: URLSearchParams): ReadinessFilters {
  const known = new Set<string>(STANDINGS);
  return {
    standing: params
      .getAll('standing')
      .filter((value): value is Standing => known.has(value)),
    kind: params.getAll('kind'),
    owner: params.getAll('owner'),
    text: params.get('text') ?? '',
  };
}

function placeOf(params: URLSearchParams, state: unknown): ReadinessPlace {
  const limit = Number(params.get('limit'));
  const cursor = params.get('cursor') ?? undefined;
  const known = (state as { earlier?: (string | undefined)[] } | null)?.earlier;
  return {
    cursor,
    limit: PAGE_SIZES.includes(limit) ? limit : PAGE_SIZES[0],
    earlier: cursor === undefined ? [] : known,
  };
}

function paramsOf(
  filters: ReadinessFilters,
  limit: number,
  cursor?: string,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['standing', 'kind', 'owner'] as const) {
    filters[name].forEach(value => params.append(name, value));
  }
  if (filters.text) {
    params.set('text', filters.text);
  }
  if (limit !== PAGE_SIZES[0]) {
    params.set('limit', String(limit));
  }
  if (cursor !== undefined) {
    params.set('cursor', cursor);
  }
  return params;
}

/** Filters and place in the list, kept in the URL so that it can be shared and gone back to. @internal */
export function useReadinessFilters() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const search = params.toString();
  const filters = useMemo(
    () => filtersOf(new URLSearchParams(search)),
    [search],
  );
  const place = placeOf(params, state);
  const { cursor, earlier, limit } = place;

  const goTo = (to: string | undefined, before: (string | undefined)[]) =>
    setParams(paramsOf(filters, limit, to), { state: { earlier: before } });

  return {
    filters,
    place,
    filtered:
      filters.text !== '' ||
      [filters.standing, filters.kind, filters.owner].some(
        list => list.length > 0,
      ),
    setFilters: (
      change: Partial<ReadinessFilters>,
      options?: { replace?: boolean },
    ) => setParams(paramsOf({ ...filters, ...change }, limit), options),
    clear: () =>
      setParams(
        paramsOf({ standing: [], kind: [], owner: [], text: '' }, limit),
      ),
    setLimit: (size: number) => setParams(paramsOf(filters, size)),
    next: (nextCursor: string) =>
      goTo(nextCursor, [...(earlier ?? []), cursor]),
    previous: () => goTo(earlier?.at(-1), earlier?.slice(0, -1) ?? []),
    restart: () => setParams(paramsOf(filters, limit), { replace: true }),
  };
}

/** @internal */
export type ReadinessFilterState = ReturnType<typeof useReadinessFilters>;
