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
  const save = useCallback(
    async (format: 'csv' | 'json') => {
      const input = { query: { ...queryOfFilters(filters), sort, direction } };
      setStatus('busy');
      try {
        if (format === 'csv') {
          saveFile(await orrApi.exportReadiness(input), {
            name: 'readiness.csv',
            type: 'text/csv',
          });
        } else {
          saveFile(await orrApi.exportReadinessJson(input), {
            name: 'readiness.json',
            type: 'application/json',
          });
        }
        setStatus('idle');
      } catch {
        setStatus('failed');
      }
    },
    [orrApi, filters, sort, direction],
  );
  return { status, save };
}
