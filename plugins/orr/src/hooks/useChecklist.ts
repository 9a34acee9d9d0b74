import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistVersionPage,
  ChecklistVersionSummary,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

/** A checklist as it stands, with its versions page by page. @internal */
export function useChecklist(checklistId: string) {
  const api = useApi(orrApiRef);
  const params = { checklistId };
  return useOlderPages<ChecklistVersionSummary, ChecklistVersionPage>(
    useLoaded(
      signal => api.listChecklistVersions({ params, query: {} }, { signal }),
      [api, checklistId],
    ),
    cursor => api.listChecklistVersions({ params, query: { cursor } }),
  );
}

/** @internal */
export type ChecklistState = ReturnType<typeof useChecklist>;
