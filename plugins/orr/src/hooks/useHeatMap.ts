import { useApi } from '@backstage/core-plugin-api';
import { HeatMap } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { gapFilterQuery } from './gapAddress';
import { GapAddressState } from './useGapAddress';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

/** The heat map that an address asks for, and its next rows. @internal */
export function useHeatMap({ known, address, ownRefs }: GapAddressState) {
  const api = useApi(orrApiRef);
  const { checklist, rows, columns, group } = address;
  const query = {
    ...gapFilterQuery(address, ownRefs),
    rows,
    columns,
    group,
    checklist: columns === 'areas' ? undefined : checklist,
  };
  const isAsked = columns === 'areas' || checklist !== undefined;
  const load = async (cursor?: string, signal?: AbortSignal) => {
    const found = await api.getHeatMap(
      { query: { ...query, cursor } },
      { signal },
    );
    return { ...found, items: found.rows };
  };
  const newest = useLoaded<(HeatMap & { items: HeatMap['rows'] }) | undefined>(
    async signal =>
      // Until it is known which checklists there are, nothing is asked.
      known.status === 'ready' && isAsked ? load(undefined, signal) : undefined,
    [api, known.status, JSON.stringify(query)],
    { keepPrevious: true },
  );
  const value = newest.status === 'ready' ? newest.value : undefined;
  const pages = useOlderPages<HeatMap['rows'][number]>(
    value && newest.status === 'ready'
      ? { ...newest, value }
      : { status: 'loading', reload: newest.reload },
    load,
  );
  return { ...pages, newest, map: value };
}

/** @internal */
export type HeatMapState = ReturnType<typeof useHeatMap>;
