import { useApi } from '@backstage/core-plugin-api';
import { MyReadiness } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';
import { useMineSignal } from './useMineSignal';

/** What the entities of the viewer and their groups ask for. @internal */
export function useMyReadiness(): Loaded<MyReadiness> {
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    signal => orrApi.getMyReadiness({}, { signal }),
    [orrApi],
  );
  useMineSignal(loaded.reload);
  return loaded;
}
