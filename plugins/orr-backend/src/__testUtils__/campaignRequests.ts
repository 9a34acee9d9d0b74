import { randomUUID } from 'node:crypto';
import { OperationRequest } from './OperationRequest';

/** One well-formed request for each operation on campaigns; those of one name one that there is not. */
export function campaignRequests(checklistId: string) {
  const campaign = `/campaigns/${randomUUID()}`;
  const content = {
    title: 'Cells',
    ownerRef: 'group:default/reliability',
    checklistId,
    startsOn: '2026-03-02',
    dueOn: '2026-06-30',
  };
  const body = () => ({ mutationId: randomUUID(), ...content });
  return {
    listCampaigns: ['/campaigns'],
    listCampaignAsks: ['/campaigns/asks'],
    getCampaign: [campaign],
    listCampaignEntities: [`${campaign}/entities`],
    exportCampaignEntities: [`${campaign}/entities.csv`],
    previewCampaign: ['/campaigns/preview', { checklistId }],
    createCampaign: ['/campaigns', body()],
    changeCampaign: [campaign, { ...body(), revision: 1 }],
    moveCampaign: [
      `${campaign}/moves`,
      { mutationId: randomUUID(), revision: 1, act: 'start' },
    ],
  } satisfies Record<string, OperationRequest>;
}
