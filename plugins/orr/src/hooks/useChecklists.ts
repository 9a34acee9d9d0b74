import { useApi } from '@backstage/core-plugin-api';
import { ChecklistSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** The checklists of the organisation. @internal */
export function useChecklists(): Loaded<ChecklistSummary[]> {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    async signal => (await orrApi.listChecklists({}, { signal })).items,
    [orrApi],
  );
}
