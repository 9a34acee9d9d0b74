import { useApi } from '@backstage/core-plugin-api';
import { CampaignDetails } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** A campaign with how far each team has come. @internal */
export function useCampaign(campaignId: string): Loaded<CampaignDetails> {
  const api = useApi(orrApiRef);
  return useLoaded(
    signal => api.getCampaign({ params: { campaignId } }, { signal }),
    [api, campaignId],
  );
}
