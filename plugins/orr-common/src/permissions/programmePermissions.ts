import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ORR_REVIEW } from './reviewResourceType';

/**
 * Read the programme of the organisation, and how much of its scope is covered.
 *
 * @public
 */
export const orrProgrammeReadPermission = createPermission({
  name: 'orr.programme.read',
  attributes: { action: 'read' },
});

/**
 * Set up the programme: scope, tiers, owner, target date, messages.
 *
 * @public
 */
export const orrProgrammeUpdatePermission = createPermission({
  name: 'orr.programme.update',
  attributes: { action: 'update' },
});

/**
 * Ask that an entity be exempt from reviews for some time, and take that back.
 *
 * @public
 */
export const orrExemptionRequestPermission = createPermission({
  name: 'orr.exemption.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Approve or refuse an exemption that somebody else has asked for, and end one that was approved.
 *
 * @public
 */
export const orrExemptionDecidePermission = createPermission({
  name: 'orr.exemption.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});
