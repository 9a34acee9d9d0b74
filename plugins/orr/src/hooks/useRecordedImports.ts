import { useApi } from '@backstage/core-plugin-api';
import {
  RecordedReviewImport,
  RecordedReviewImportPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 20;

/** The tables of past reviews that were brought in, and the way to older ones. @internal */
export function useRecordedImports() {
  const api = useApi(orrApiRef);
  const load = (cursor?: string, signal?: AbortSignal) =>
    api.listRecordedReviewImports(
      { query: { limit: PAGE_SIZE, cursor } },
      { signal },
    );
  const newest = useLoaded(signal => load(undefined, signal), [api]);
  return useOlderPages<RecordedReviewImport, RecordedReviewImportPage>(
    newest,
    load,
  );
}

/** @internal */
export type RecordedImports = ReturnType<typeof useRecordedImports>;
