import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ProgrammeState } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** The programme, and how a page takes what a write has answered. @internal */
export function useProgramme(): Loaded<ProgrammeState> & {
  setProgramme: (state: ProgrammeState) => void;
} {
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    signal => orrApi.getProgramme({}, { signal }),
    [orrApi],
  );
  const [written, setWritten] = useState<ProgrammeState>();
  const fetched = loaded.status === 'ready' ? loaded.value : undefined;
  // What is fetched later knows more than what was written before.
  useEffect(() => setWritten(undefined), [fetched]);
  return {
    ...(loaded.status === 'ready' && written
      ? { ...loaded, value: written }
      : loaded),
    setProgramme: setWritten,
  };
}
