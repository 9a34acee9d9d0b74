import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../../api';
import { useLoaded } from '../../../hooks/useLoaded';

/** The checklists that are being written, and what the viewer may do about them. @internal */
export function useDrafts() {
  const api = useApi(orrApiRef);
  return useLoaded(signal => api.listChecklistDrafts({}, { signal }), [api]);
}
