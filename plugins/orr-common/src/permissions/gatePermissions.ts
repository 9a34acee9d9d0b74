import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ORR_REVIEW } from './reviewResourceType';

/**
 * Override the verdict that a release pipeline is told of an entity, for some hours.
 *
 * @public
 */
export const orrGateOverridePermission = createPermission({
  name: 'orr.gate.override',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Mint badges of an entity, which show its standing to whoever has their address, see these addresses, and revoke them.
 *
 * @public
 */
export const orrBadgeMintPermission = createPermission({
  name: 'orr.badge.mint',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});
