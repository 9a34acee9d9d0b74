import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { MySettings } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** What the viewer has set for themselves, and a way to take what a write has returned of it. @internal */
export function useMySettings(): {
  loaded: Loaded<MySettings>;
  replace: (settings: MySettings) => void;
} {
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    signal => orrApi.getMySettings({}, { signal }),
    [orrApi],
  );
  const [written, setWritten] = useState<MySettings>();
  return {
    loaded:
      written && loaded.status === 'ready'
        ? { ...loaded, value: written }
        : loaded,
    replace: setWritten,
  };
}
