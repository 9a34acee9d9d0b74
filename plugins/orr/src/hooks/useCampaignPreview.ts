import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  CampaignPreview,
  CreateCampaignBody,
} from 'backstage-plugin-orr-common';
import useDebounce from 'react-use/esm/useDebounce';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const PAUSE_MS = 400;

type Asking = Pick<
  CreateCampaignBody,
  'checklistId' | 'questionIds' | 'scope' | 'groupRef'
>;

/** Whom a campaign would be about, once typing pauses; the last count stays until the next has come. @internal */
export function useCampaignPreview(asking: Asking): Loaded<CampaignPreview> {
  const api = useApi(orrApiRef);
  const wanted = JSON.stringify(asking);
  const [asked, setAsked] = useState(wanted);
  useDebounce(() => setAsked(wanted), PAUSE_MS, [wanted]);
  const loaded = useLoaded(
    signal => api.previewCampaign({ body: JSON.parse(asked) }, { signal }),
    [api, asked],
    { keepPrevious: true },
  );
  return loaded.status === 'ready' && wanted !== asked
    ? { ...loaded, stale: true }
    : loaded;
}
