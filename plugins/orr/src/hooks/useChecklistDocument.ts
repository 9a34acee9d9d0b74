import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** One version of a checklist with all that it asks; undefined until it is known which. @internal */
export function useChecklistDocument(
  checklistId: string,
  version: number | undefined,
) {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal =>
      version === undefined
        ? undefined
        : api.getChecklistVersion(
            { params: { checklistId, version } },
            { signal },
          ),
    [api, checklistId, version],
  );
}
