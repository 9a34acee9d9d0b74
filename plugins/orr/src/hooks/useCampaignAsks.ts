import { useApi } from '@backstage/core-plugin-api';
import { CampaignAskList } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** What running campaigns still ask of an entity, or of what the viewer and their groups own. @internal */
export function useCampaignAsks(entityRef?: string): Loaded<CampaignAskList> {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal => api.listCampaignAsks({ query: { entityRef } }, { signal }),
    [api, entityRef],
  );
}
