import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntitySnapshot,
  EntitySnapshotPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 100;

/** Of an address that somebody has shortened, nothing is left. */
function readRef(text: string | null): string | undefined {
  try {
    return text ? stringifyEntityRef(parseEntityRef(text)) : undefined;
  } catch {
    return undefined;
  }
}

/** What the address names: two snapshots, or an entity and a checklist whose latest two are meant. */
function useNamed() {
  const [search, setSearch] = useSearchParams();
  const read = (name: string) => search.get(name) ?? undefined;
  const choose = (names: Record<string, string | undefined>) =>
    setSearch(
      previous => {
        const next = new URLSearchParams(previous);
        for (const [name, value] of Object.entries(names)) {
          if (value === undefined) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  return {
    from: read('from'),
    to: read('to'),
    entityRef: readRef(search.get('entity')),
    checklistId: read('checklist'),
    showsSame: read('same') === 'shown',
    choose,
  };
}

const NOTHING: EntitySnapshotPage = { items: [] };

/** A decision has the answers of its submission: it is taken only where there is nothing else. */
function likelyPair(items: EntitySnapshot[]): EntitySnapshot[] {
  const others = items.filter(({ kind }) => kind !== 'decision');
  return others.length > 1 ? others : items;
}

/** The two snapshots that the address names, and all that they could be instead. @internal */
export function useSnapshotComparison() {
  const api = useApi(orrApiRef);
  const { from, to, choose, ...named } = useNamed();
  const compared = useLoaded(
    async signal =>
      from && to
        ? api.compareSnapshots({ query: { from, to } }, { signal })
        : undefined,
    [api, from, to],
    { keepPrevious: true },
  );
  const known = compared.status === 'ready' ? compared.value : undefined;
  const entityRef = known?.entityRef ?? named.entityRef;
  const checklistId = known?.checklistId ?? named.checklistId;
  const load = async (cursor?: string, signal?: AbortSignal) =>
    entityRef
      ? api.listEntitySnapshots(
          {
            params: parseEntityRef(entityRef),
            query: { checklistId, limit: PAGE_SIZE, cursor },
          },
          { signal },
        )
      : NOTHING;
  const snapshots = useOlderPages(
    useLoaded(
      signal => load(undefined, signal),
      [api, entityRef, checklistId],
      { keepPrevious: true },
    ),
    load,
  );
  const [latest, before] = likelyPair(snapshots.items);
  const meansLatest = !from && !to && entityRef !== undefined;
  useEffect(() => {
    if (meansLatest && latest && before) {
      choose({ from: before.id, to: latest.id });
    }
    // The address is set once the list is there, and not because it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [meansLatest, latest?.id, before?.id]);
  return {
    ...named,
    from,
    to,
    choose,
    compared,
    snapshots,
    entityRef,
    meansLatest,
  };
}

/** @internal */
export type SnapshotComparisonState = ReturnType<typeof useSnapshotComparison>;
