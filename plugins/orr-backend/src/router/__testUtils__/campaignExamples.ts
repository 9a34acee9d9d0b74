import {
  Campaign,
  CampaignEntity,
  OperationId,
} from 'backstage-plugin-orr-common';
import { AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ID = '0b0c3f7e-53f6-4a6e-9d43-1f4f7e2a9c12';
const REVIEW_ID = '0b0c3f7e-53f6-4a6e-9d43-1f4f7e2a9c13';
const content = {
  title: 'Two zones by summer',
  brief: 'The **zone** went away in *March*.',
  ownerRef: 'group:default/reliability',
  startsOn: '2026-03-02',
  dueOn: '2026-06-30',
};
const question = { id: 'zone-loss', title: 'What if a zone is gone?' };
const campaign: Campaign = {
  ...content,
  id: ID,
  revision: 2,
  state: 'running',
  checklist: { id: 'launch', title: 'Launch' },
  questions: [question],
  scope: { kind: 'Component' },
  groupRef: 'group:default/payments',
  createdBy: 'user:default/anna',
  createdAt: AT,
  startedBy: 'user:default/anna',
  startedAt: AT,
};
const counts = {
  entities: 30,
  done: 12,
  open: 10,
  accepted: 1,
  notReviewed: 7,
};
const body = {
  mutationId: MUTATION_ID,
  ...content,
  checklistId: 'launch',
  questionIds: ['zone-loss'],
};
const entity = {
  entityRef: 'component:default/pay',
  title: 'Pay',
  tier: '1',
};
const open = {
  entity,
  outcome: 'open' as const,
  openCount: 1,
  openQuestions: [question],
  review: { reviewId: REVIEW_ID, entityRef: 'component:default/pay' },
};
const item: CampaignEntity = {
  ...open,
  ownerRefs: ['group:default/payments'],
  askedCount: 1,
};

/** Examples of what is asked of many until a day. @internal */
export const campaignExamples: {
  [TId in Extract<
    OperationId,
    `${string}Campaign${string}`
  >]: OperationExample<TId>;
} = {
  listCampaigns: {
    url: '/campaigns?state=running&state=ended',
    served: {
      by: 'campaignService.listCampaigns',
      with: { state: ['running', 'ended'], limit: 20 },
    },
    output: {
      items: [{ campaign, counts }],
      totalItems: 1,
      may: { manage: true },
    },
    invalid: {
      url: '/campaigns?state=over',
      message: 'query.state[0]: ',
    },
    auditMeta: { queryType: 'all' },
  },
  listCampaignAsks: {
    url: '/campaigns/asks?entityRef=component:default/pay',
    served: {
      by: 'campaignService.listCampaignAsks',
      with: { entityRef: 'component:default/pay' },
    },
    output: {
      items: [
        {
          ...open,
          campaign: {
            id: ID,
            title: content.title,
            dueOn: content.dueOn,
            checklist: campaign.checklist,
          },
        },
      ],
      totalItems: 1,
    },
    invalid: {
      url: '/campaigns/asks?entityRef=pay',
      message: 'query.entityRef: ',
    },
    auditMeta: { queryType: 'asks', entityRef: 'component:default/pay' },
  },
  getCampaign: {
    url: `/campaigns/${ID}`,
    served: { by: 'campaignService.getCampaign', with: { campaignId: ID } },
    output: {
      campaign,
      counts,
      teams: [
        { ownerRef: 'group:default/payments', title: 'Payments', counts },
        { counts },
      ],
      teamsLeftOut: 0,
      at: AT,
      may: { manage: false },
    },
    invalid: { url: '/campaigns/mine', message: 'params.campaignId: ' },
    auditMeta: { queryType: 'by-id', campaignId: ID },
  },
  listCampaignEntities: {
    url: `/campaigns/${ID}/entities?outcome=open`,
    served: {
      by: 'campaignService.listCampaignEntities',
      with: { campaignId: ID, outcome: ['open'], limit: 50 },
    },
    output: { items: [item], totalItems: 1 },
    invalid: {
      url: `/campaigns/${ID}/entities?owner=payments`,
      message: 'query.owner: ',
    },
    auditMeta: { queryType: 'entities', campaignId: ID },
  },
  exportCampaignEntities: {
    url: `/campaigns/${ID}/entities.csv`,
    served: {
      by: 'campaignService.exportCampaignEntities',
      with: { campaignId: ID },
    },
    output: '\ufeffEntity,Outcome\r\nPay,Open\r\n',
    invalid: {
      url: `/campaigns/${ID}/entities.csv?outcome=red`,
      message: 'query.outcome[0]: ',
    },
    auditMeta: { queryType: 'export', campaignId: ID },
  },
  previewCampaign: {
    url: '/campaigns/preview',
    body: { checklistId: 'launch', questionIds: ['zone-loss'] },
    served: {
      by: 'campaignService.previewCampaign',
      with: { checklistId: 'launch' },
    },
    output: {
      entities: 30,
      owners: 4,
      examples: [{ entityRef: entity.entityRef, title: entity.title }],
    },
    invalid: {
      body: { checklistId: 'launch', questionIds: [] },
      message: 'body.questionIds: ',
    },
    auditMeta: { actionType: 'preview', checklistId: 'launch' },
  },
  createCampaign: {
    url: '/campaigns',
    body,
    served: {
      by: 'campaignService.createCampaign',
      with: { title: content.title },
    },
    output: { ...campaign, state: 'draft', revision: 1 },
    invalid: { body: { ...body, dueOn: 'June' }, message: 'body.dueOn: ' },
    auditMeta: {
      actionType: 'create',
      checklistId: 'launch',
      mutationId: MUTATION_ID,
    },
  },
  changeCampaign: {
    url: `/campaigns/${ID}`,
    body: { ...body, revision: 1 },
    served: {
      by: 'campaignService.changeCampaign',
      with: { campaignId: ID, revision: 1 },
    },
    output: campaign,
    invalid: { body, message: 'body.revision: ' },
    auditMeta: {
      actionType: 'change',
      campaignId: ID,
      checklistId: 'launch',
      mutationId: MUTATION_ID,
    },
  },
  moveCampaign: {
    url: `/campaigns/${ID}/moves`,
    body: { mutationId: MUTATION_ID, revision: 2, act: 'end' },
    served: {
      by: 'campaignService.moveCampaign',
      with: { campaignId: ID, act: 'end' },
    },
    output: { ...campaign, state: 'ended', revision: 3, endedAt: AT },
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 2, act: 'stop' },
      message: 'body.act: ',
    },
    auditMeta: {
      actionType: 'move',
      act: 'end',
      campaignId: ID,
      mutationId: MUTATION_ID,
    },
  },
};
