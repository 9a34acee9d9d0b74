import { useMemo } from 'react';
import { ReadinessSort } from 'backstage-plugin-orr-common';
import { useLocation, useSearchParams } from 'react-router-dom';
import { isDefault, ListColumn, toColumns } from './listColumns';
import {
  filtersOf,
  isNarrowed,
  NO_FILTERS,
  ofEverybodyWhenBare,
  orderOf,
  PAGE_SIZES,
  paramsOfFilters,
  ReadinessFilters,
  ReadinessOrder,
} from './readinessFilters';
import { SINCE_PARAM } from './useSince';

/** Where in the list the viewer is. The cursors before it are known only to who paged here. @internal */
export interface ReadinessPlace {
  cursor?: string;
  limit: number;
  earlier?: (string | undefined)[];
}

/** All that the URL says of the list. */
interface ListAddress {
  filters: ReadinessFilters;
  order: ReadinessOrder;
  limit: number;
  columns?: ListColumn[];
  cursor?: string;
  /** The day that figures above the list are compared with. */
  since?: string;
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

function paramsOf(address: ListAddress): URLSearchParams {
  const { filters, order, limit, columns, cursor, since } = address;
  const params = paramsOfFilters(filters);
  if (order.sort !== 'name') {
    params.set('sort', order.sort);
  }
  if (order.direction === 'desc') {
    params.set('direction', order.direction);
  }
  if (columns && !isDefault(columns)) {
    params.set('columns', columns.join());
  }
  if (limit !== PAGE_SIZES[0]) {
    params.set('limit', String(limit));
  }
  if (cursor !== undefined) {
    params.set('cursor', cursor);
  }
  if (since) {
    params.set(SINCE_PARAM, since);
  }
  return ofEverybodyWhenBare(params);
}

/** Filters, order, columns and place in the list, kept in the URL so that it can be shared and gone back to. @internal */
export function useReadinessFilters() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const narrowing = paramsOfFilters(filtersOf(params)).toString();
  // The same filters stay the same object, whatever else of the URL moves.
  const filters = useMemo(
    () => filtersOf(new URLSearchParams(narrowing)),
    [narrowing],
  );
  const order = orderOf(params);
  const named = params.get('columns');
  const columns = named ? toColumns(named.split(',')) : undefined;
  const place = placeOf(params, state);
  const { cursor, earlier, limit } = place;

  const since = params.get(SINCE_PARAM) ?? undefined;
  const address = { filters, order, limit, columns, since };
  /** A change of the list leads to its beginning. */
  const change = (
    part: Partial<ListAddress>,
    options?: { replace?: boolean },
  ) => setParams(paramsOf({ ...address, ...part }), options);
  const goTo = (to: string | undefined, before: (string | undefined)[]) =>
    setParams(paramsOf({ ...address, cursor: to }), {
      state: { earlier: before },
    });

  return {
    filters,
    order,
    place,
    /** Undefined where the URL leaves them to the viewer. */
    columns,
    filtered: isNarrowed(filters),
    setFilters: (
      part: Partial<ReadinessFilters>,
      options?: { replace?: boolean },
    ) => change({ filters: { ...filters, ...part } }, options),
    clear: () => change({ filters: NO_FILTERS }),
    setLimit: (size: number) => change({ limit: size }),
    /** By another column, or the other way round. */
    sortBy: (sort: ReadinessSort) =>
      change({
        order: {
          sort,
          direction:
            sort === order.sort && order.direction === 'asc' ? 'desc' : 'asc',
        },
      }),
    /** All else stays: the place, and the entity that a panel tells of. */
    setColumns: (chosen: ListColumn[]) => {
      const next = paramsOf({ ...address, columns: chosen, cursor });
      const told = params.get('entity');
      if (told) {
        next.set('entity', told);
      }
      setParams(next, { state, replace: true });
    },
    next: (nextCursor: string) =>
      goTo(nextCursor, [...(earlier ?? []), cursor]),
    previous: () => goTo(earlier?.at(-1), earlier?.slice(0, -1) ?? []),
    restart: () => change({}, { replace: true }),
  };
}

/** @internal */
export type ReadinessFilterState = ReturnType<typeof useReadinessFilters>;

/** As much of it as a filter needs, of the list or of another page. @internal */
export type ChosenFilters = Pick<
  ReadinessFilterState,
  'filters' | 'setFilters'
>;
