import { useApi } from '@backstage/core-plugin-api';
import {
  CampaignPage,
  CampaignState,
  CampaignSummary,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

/** The campaigns of one state, page by page. @internal */
export function useCampaigns(state: CampaignState) {
  const api = useApi(orrApiRef);
  const query = { state: [state] };
  const newest = useLoaded<CampaignPage>(
    signal => api.listCampaigns({ query }, { signal }),
    [api, state],
  );
  return useOlderPages<CampaignSummary, CampaignPage>(newest, cursor =>
    api.listCampaigns({ query: { ...query, cursor } }),
  );
}
