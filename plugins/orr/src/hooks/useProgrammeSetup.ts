import { useApi } from '@backstage/core-plugin-api';
import { ProgrammeSetup } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** What the steps of the set-up offer and show. @internal */
export function useProgrammeSetup(): Loaded<ProgrammeSetup> {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal => orrApi.getProgrammeSetup({}, { signal }),
    [orrApi],
  );
}
