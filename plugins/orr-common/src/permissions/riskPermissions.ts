import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ORR_REVIEW } from './reviewResourceType';

/**
 * Accept the risk of a gap for some time, refuse to, and take an acceptance back; a high one takes
 * {@link orrAcceptanceHighDecidePermission} besides.
 *
 * @public
 */
export const orrAcceptanceDecidePermission = createPermission({
  name: 'orr.acceptance.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Accept high risks.
 *
 * @public
 */
export const orrAcceptanceHighDecidePermission = createPermission({
  name: 'orr.acceptance.high.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Vouch, as a platform or a software template, for questions of what is built on it, and withdraw that.
 *
 * @public
 */
export const orrVouchingManagePermission = createPermission({
  name: 'orr.vouching.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});
