import { CampaignService } from '../service/CampaignService';
import { Handlers } from './Handlers';

/** @internal */
export function campaignHandlers(
  campaigns: CampaignService,
): Pick<
  Handlers,
  | 'listCampaigns'
  | 'listCampaignAsks'
  | 'getCampaign'
  | 'listCampaignEntities'
  | 'exportCampaignEntities'
  | 'previewCampaign'
  | 'createCampaign'
  | 'changeCampaign'
  | 'moveCampaign'
> {
  return {
    listCampaigns: ({ query }, options) =>
      campaigns.listCampaigns(query, options),
    listCampaignAsks: ({ query }, options) =>
      campaigns.listCampaignAsks(query, options),
    getCampaign: ({ params }, options) =>
      campaigns.getCampaign(params, options),
    listCampaignEntities: ({ params, query }, options) =>
      campaigns.listCampaignEntities({ ...query, ...params }, options),
    exportCampaignEntities: ({ params, query }, options) =>
      campaigns.exportCampaignEntities({ ...query, ...params }, options),
    previewCampaign: ({ body }, options) =>
      campaigns.previewCampaign(body, options),
    createCampaign: ({ body }, options) =>
      campaigns.createCampaign(body, options),
    changeCampaign: ({ params, body }, options) =>
      campaigns.changeCampaign({ ...body, ...params }, options),
    moveCampaign: ({ params, body }, options) =>
      campaigns.moveCampaign({ ...body, ...params }, options),
  };
}
