import { useEffect, useMemo } from 'react';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import useObservable from 'react-use/esm/useObservable';
import {
  DEFAULT_COLUMNS,
  isDefault,
  ListColumn,
  toColumns,
} from './listColumns';
import { ReadinessFilterState } from './useReadinessFilters';

const BUCKET = 'orr-readiness-list';
const KEY = 'columns';

/**
 * The columns that a shared link names, else those that the viewer has chosen before, wherever that was. The viewer's own
 * go into the URL, so that a link shows to others what it shows here.
 *
 * @internal
 */
export function useListColumns(state: ReadinessFilterState): {
  columns: readonly ListColumn[];
  setColumns: (columns: ListColumn[]) => void;
} {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const kept = useObservable(
    useMemo(() => bucket.observe$<string[]>(KEY), [bucket]),
    bucket.snapshot<string[]>(KEY),
  );
  const own = kept.value && toColumns(kept.value);
  const named = state.columns;
  const missing = !named && own && !isDefault(own) ? own.join() : undefined;
  useEffect(() => {
    if (missing) {
      state.setColumns(toColumns(missing.split(',')));
    }
    // The rest of the state is what it is when the columns are found.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [missing]);
  return {
    columns: named ?? own ?? DEFAULT_COLUMNS,
    setColumns: columns => {
      bucket.set(KEY, columns);
      state.setColumns(columns);
    },
  };
}
