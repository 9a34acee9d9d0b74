import { useApi } from '@backstage/core-plugin-api';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';

/** Which parts of a system one review could cover. @internal */
export function useSystemCoverage({
  entityRef,
  kind,
  namespace,
  name,
}: EntitySummary) {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal =>
      orrApi.getSystemCoverage(
        {
          params: { kind: kind.toLocaleLowerCase('en-US'), namespace, name },
        },
        { signal },
      ),
    [orrApi, entityRef],
  );
}
