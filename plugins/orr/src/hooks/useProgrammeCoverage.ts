import { useApi } from '@backstage/core-plugin-api';
import { ProgrammeCoverage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** How much of the programme's scope has a decision in date. @internal */
export function useProgrammeCoverage(): Loaded<ProgrammeCoverage> {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal => orrApi.getProgrammeCoverage({}, { signal }),
    [orrApi],
  );
}
