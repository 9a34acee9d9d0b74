import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ProgrammeDocument, ScopePreview } from 'backstage-plugin-orr-common';
import useDebounce from 'react-use/esm/useDebounce';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const PAUSE_MS = 400;

/** How many entities a scope matches, once typing pauses; the last count stays until the next has come. @internal */
export function useScopePreview(
  scope: ProgrammeDocument['scope'],
): Loaded<ScopePreview> {
  const orrApi = useApi(orrApiRef);
  const wanted = JSON.stringify({ scope });
  const [asked, setAsked] = useState(wanted);
  useDebounce(() => setAsked(wanted), PAUSE_MS, [wanted]);
  const loaded = useLoaded(
    signal => orrApi.previewScope({ body: JSON.parse(asked) }, { signal }),
    [orrApi, asked],
    { keepPrevious: true },
  );
  return loaded.status === 'ready' && wanted !== asked
    ? { ...loaded, stale: true }
    : loaded;
}
