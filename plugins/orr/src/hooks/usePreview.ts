import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { OrrApi } from 'backstage-plugin-orr-common';
import useDebounce from 'react-use/esm/useDebounce';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const PAUSE_MS = 400;

/**
 * What would follow from what is being said, once typing pauses; the last preview stays until the next has come.
 * Asking must be the same function in each rendering.
 *
 * @internal
 */
export function usePreview<B extends object, T>(
  said: B,
  ask: (api: OrrApi, body: B, options: { signal: AbortSignal }) => Promise<T>,
): Loaded<T> {
  const api = useApi(orrApiRef);
  const wanted = JSON.stringify(said);
  const [asked, setAsked] = useState(wanted);
  useDebounce(() => setAsked(wanted), PAUSE_MS, [wanted]);
  const loaded = useLoaded(
    signal => ask(api, JSON.parse(asked), { signal }),
    [api, ask, asked],
    { keepPrevious: true },
  );
  return loaded.status === 'ready' && wanted !== asked
    ? { ...loaded, stale: true }
    : loaded;
}
