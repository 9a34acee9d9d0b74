import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../api';
import { queryOfFilters } from './readinessFilters';
import { ReadinessFilterState } from './useReadinessFilters';

/** Fetched with the viewer's own sign-in, which a plain link would not carry. */
function saveFile(text: string): void {
  // The mark that spreadsheets know UTF-8 by is lost when a response is read as text.
  const blob = new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = 'readiness.csv';
  link.click();
  URL.revokeObjectURL(url);
}

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
      );
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  }, [orrApi, filters, sort, direction]);
  return { status, save };
}
