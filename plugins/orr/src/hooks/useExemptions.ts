import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ExemptionPage, ExemptionState } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const PAGE_SIZE = 10;

/** Exemptions in some states, newest first, page by page. @internal */
export function useExemptions(states: readonly ExemptionState[]): {
  loaded: Loaded<ExemptionPage>;
  previous?: () => void;
  next?: () => void;
} {
  const orrApi = useApi(orrApiRef);
  const key = states.join();
  const [place, setPlace] = useState<{ of: string; cursors: string[] }>({
    of: key,
    cursors: [],
  });
  // Other states begin with their first page.
  const cursors = place.of === key ? place.cursors : [];
  const cursor = cursors[cursors.length - 1];
  const loaded = useLoaded(
    signal =>
      orrApi.listExemptions(
        {
          query: {
            limit: PAGE_SIZE,
            cursor,
            ...(states.length && { state: [...states] }),
          },
        },
        { signal },
      ),
    [orrApi, key, cursor],
    { keepPrevious: true },
  );
  const nextCursor =
    loaded.status === 'ready' ? loaded.value.nextCursor : undefined;
  const goTo = (to: string[]) => () => setPlace({ of: key, cursors: to });
  return {
    loaded,
    previous: cursors.length ? goTo(cursors.slice(0, -1)) : undefined,
    next: nextCursor ? goTo([...cursors, nextCursor]) : undefined,
  };
}
