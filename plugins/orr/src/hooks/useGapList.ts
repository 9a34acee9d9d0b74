import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { GapItem, GapPage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { gapListQuery } from './gapAddress';
import { saveFile } from './saveFile';
import { GapAddressState } from './useGapAddress';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

/** The open questions behind a number, page by page, and the file of all of them. @internal */
export function useGapList({ address, ownRefs }: GapAddressState) {
  const api = useApi(orrApiRef);
  const query = gapListQuery(address, ownRefs);
  const newest = useLoaded<GapPage>(
    signal => api.listGaps({ query }, { signal }),
    [api, JSON.stringify(query)],
  );
  const pages = useOlderPages<GapItem, GapPage>(newest, cursor =>
    api.listGaps({ query: { ...query, cursor } }),
  );
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async () => {
    setStatus('busy');
    try {
      saveFile(await api.exportGaps({ query }), {
        name: 'open-questions.csv',
        type: 'text/csv',
      });
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  };
  return { ...pages, file: { status, save } };
}
