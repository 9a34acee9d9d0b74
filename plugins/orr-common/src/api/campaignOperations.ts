import { z } from 'zod';
import { CAMPAIGN_OUTCOMES, CAMPAIGN_STATES } from '../campaign';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrCampaignManagePermission,
  orrReadinessReadPermission,
} from '../permissions';
import {
  Campaign,
  CampaignAskList,
  campaignAskListSchema,
  CampaignDetails,
  campaignDetailsSchema,
  CampaignEntityPage,
  campaignEntityPageSchema,
  CampaignPage,
  campaignPageSchema,
  CampaignPreview,
  campaignPreviewSchema,
  campaignSchema,
  changeCampaignBodySchema,
  createCampaignBodySchema,
  moveCampaignBodySchema,
  previewCampaignBodySchema,
} from './campaignSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import { repeated } from './readinessListSchemas';
import { ref } from './wireValues';

const params = z.object({ campaignId: z.uuid() });
const one = schemaOf<Campaign>(campaignSchema);
const entityFilter = {
  owner: ref
    .optional()
    .describe('What this group or person owns itself, without groups below'),
  outcome: repeated(z.enum(CAMPAIGN_OUTCOMES)),
};

/** That chosen questions or a checklist are to be met by a day. @internal */
export const campaignOperations = {
  listCampaigns: {
    method: 'get',
    path: '/campaigns',
    summary:
      'Campaigns with how far they have come, as far as the caller sees; what is due last comes first',
    query: z.object({
      cursor: paging.cursor,
      limit: z.coerce.number().int().min(1).max(50).default(20),
      state: repeated(z.enum(CAMPAIGN_STATES)),
    }),
    response: schemaOf<CampaignPage>(campaignPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'campaign-fetch', meta: { queryType: 'all' } },
  },
  listCampaignAsks: {
    method: 'get',
    path: '/campaigns/asks',
    summary:
      'What running campaigns still ask of an entity, or of what the caller and their groups own',
    query: z.object({ entityRef: ref.optional() }),
    response: schemaOf<CampaignAskList>(campaignAskListSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'campaign-fetch', meta: { queryType: 'asks' } },
  },
  getCampaign: {
    method: 'get',
    path: '/campaigns/:campaignId',
    summary:
      'A campaign with how far each team has come, or had when it ended, as far as the caller sees',
    params,
    response: schemaOf<CampaignDetails>(campaignDetailsSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'campaign-fetch', meta: { queryType: 'by-id' } },
  },
  listCampaignEntities: {
    method: 'get',
    path: '/campaigns/:campaignId/entities',
    summary: 'The entities of a campaign, each with what is still open',
    params,
    query: z.object({ ...paging, ...entityFilter }),
    response: schemaOf<CampaignEntityPage>(campaignEntityPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'campaign-fetch', meta: { queryType: 'entities' } },
  },
  exportCampaignEntities: {
    method: 'get',
    path: '/campaigns/:campaignId/entities.csv',
    summary: 'The same list as a file, without paging',
    params,
    query: z.object(entityFilter),
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'campaign-fetch', meta: { queryType: 'export' } },
  },
  previewCampaign: {
    method: 'post',
    path: '/campaigns/preview',
    summary: 'Whom a campaign would be about, as far as the caller sees',
    body: previewCampaignBodySchema,
    response: schemaOf<CampaignPreview>(campaignPreviewSchema),
    status: 200,
    ephemeral: true,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'campaign-fetch', meta: { actionType: 'preview' } },
  },
  createCampaign: {
    method: 'post',
    path: '/campaigns',
    summary: 'Make a campaign, as a draft of which nobody is told',
    body: createCampaignBodySchema,
    response: one,
    status: 201,
    permission: orrCampaignManagePermission,
    audit: { eventId: 'campaign-mutate', meta: { actionType: 'create' } },
  },
  changeCampaign: {
    method: 'put',
    path: '/campaigns/:campaignId',
    summary:
      'Change a campaign; once it runs, its title, brief, owner and day alone',
    params,
    body: changeCampaignBodySchema,
    response: one,
    status: 200,
    permission: orrCampaignManagePermission,
    audit: { eventId: 'campaign-mutate', meta: { actionType: 'change' } },
  },
  moveCampaign: {
    method: 'post',
    path: '/campaigns/:campaignId/moves',
    summary:
      'Start a campaign, which tells owners; end it, which keeps its result; or cancel it',
    params,
    body: moveCampaignBodySchema,
    response: one,
    status: 200,
    permission: orrCampaignManagePermission,
    audit: { eventId: 'campaign-mutate', meta: { actionType: 'move' } },
  },
} as const satisfies Record<string, Operation>;
