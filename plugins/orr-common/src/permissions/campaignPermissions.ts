import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Make campaigns, change, start, end and cancel them.
 *
 * @public
 */
export const orrCampaignManagePermission = createPermission({
  name: 'orr.campaign.manage',
  attributes: { action: 'update' },
});
