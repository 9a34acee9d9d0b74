import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ScorecardBranch } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';

/** What the tree begins with. @internal */
export type TreeRoots = 'groups' | 'domains' | 'systems';

/** What is known of what is below one place. @internal */
export interface Below {
  status: 'loading' | 'ready' | 'error';
  items: ScorecardBranch[];
  nextCursor?: string;
  error?: unknown;
}

/** The key of what the tree begins with; no ref is empty. @internal */
export const ROOT = '';

/** What is below each place that was opened, loaded as one goes; another start forgets it all. @internal */
export function useOrganisationTree(of: TreeRoots) {
  const api = useApi(orrApiRef);
  const [below, setBelow] = useState<ReadonlyMap<string, Below>>(new Map());
  const abort = useRef<AbortController>();
  const load = useCallback(
    async (parent: string, cursor?: string) => {
      const { signal } = abort.current!;
      const put = (change: (before: Below | undefined) => Below) => {
        if (!signal.aborted) {
          setBelow(known =>
            new Map(known).set(parent, change(known.get(parent))),
          );
        }
      };
      put(before => ({
        status: 'loading',
        items: cursor ? before?.items ?? [] : [],
      }));
      try {
        const page = await api.getScorecardTree(
          { query: { cursor, ...(parent === ROOT ? { of } : { parent }) } },
          { signal },
        );
        put(before => ({
          status: 'ready',
          items: [...(before?.items ?? []), ...page.items],
          nextCursor: page.nextCursor,
        }));
      } catch (error) {
        put(before => ({
          status: 'error',
          items: before?.items ?? [],
          nextCursor: cursor,
          error,
        }));
      }
    },
    [api, of],
  );
  useEffect(() => {
    abort.current = new AbortController();
    setBelow(new Map());
    load(ROOT);
    return () => abort.current?.abort();
  }, [load]);
  return { below, load };
}
