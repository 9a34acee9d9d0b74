import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../api';
import { queryOfFilters } from './readinessFilters';
import { saveFile } from './saveFile';
import { ReadinessFilterState } from './useReadinessFilters';

/** Saves the whole of the filtered list as a file. @internal */
export function useReadinessExport({
  filters,
  order,
}: Pick<ReadinessFilterState, 'filters' | 'order'>) {
  const orrApi = useApi(orrApiRef);
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const { sort, direction } = order;
  const save = useCallback(async () => {
    setStatus('busy');
    try {
      saveFile(
        await orrApi.exportReadiness({
          query: { ...queryOfFilters(filters), sort, direction },
        }),
        { name: 'readiness.csv', type: 'text/csv' },
      );
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  }, [orrApi, filters, sort, direction]);
  return { status, save };
}
