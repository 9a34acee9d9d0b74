import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { CampaignAccess } from './CampaignAccess';
import { CampaignAsks } from './CampaignAsks';
import { CampaignEnding } from './CampaignEnding';
import { CampaignEntities } from './CampaignEntities';
import { CampaignMatching } from './CampaignMatching';
import { CampaignPreviews } from './CampaignPreviews';
import { CampaignProgress } from './CampaignProgress';
import { CampaignRound } from './CampaignRound';
import { CampaignTelling } from './CampaignTelling';
import { CampaignWrites } from './CampaignWrites';
import { DefaultCampaignService } from './DefaultCampaignService';

/** What is asked of many until a day. @internal */
export function createCampaignServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    timeZone: config.timeZone,
  };
  const access = new CampaignAccess(known);
  const campaignEntities = new CampaignEntities(known);
  const matching = new CampaignMatching(known);
  const ending = new CampaignEnding({ ...known, campaignEntities });
  const rooms = { ...known, access, campaignEntities, matching, ending };
  return {
    campaignService: new DefaultCampaignService({
      ...rooms,
      asks: new CampaignAsks(rooms),
      campaignWrites: new CampaignWrites(rooms),
      previews: new CampaignPreviews(rooms),
      progress: new CampaignProgress(rooms),
      writes: new NamedWrites(known),
    }),
    campaignRound: new CampaignRound({
      ...rooms,
      telling: new CampaignTelling(known),
    }),
  };
}
