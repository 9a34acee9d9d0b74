import { useApi } from '@backstage/core-plugin-api';
import {
  CampaignDetails,
  ChecklistSummary,
  ProgrammeSetup,
  TierKeys,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** What a campaign can be made of, and the one that is changed. @internal */
export interface CampaignOptions {
  checklists: ChecklistSummary[];
  setup: ProgrammeSetup;
  tierKeys: TierKeys;
  existing?: CampaignDetails;
  /** Whether the viewer may make campaigns. */
  mayManage: boolean;
}

/** @internal */
export function useCampaignOptions(
  campaignId: string | undefined,
): Loaded<CampaignOptions> {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal => {
      const [checklists, setup, programme, page, existing] = await Promise.all([
        api.listChecklists({}, { signal }),
        api.getProgrammeSetup({}, { signal }),
        api.getProgramme({}, { signal }),
        api.listCampaigns({ query: { limit: 1 } }, { signal }),
        campaignId === undefined
          ? undefined
          : api.getCampaign({ params: { campaignId } }, { signal }),
      ]);
      return {
        checklists: checklists.items.filter(
          ({ state }) => state === 'published',
        ),
        setup,
        tierKeys: programme.tierSource.inForce,
        existing,
        mayManage: page.may.manage,
      };
    },
    [api, campaignId],
  );
}
