import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ORR_REVIEW } from './reviewResourceType';

/**
 * Read the checklists of the organisation.
 *
 * @public
 */
export const orrChecklistReadPermission = createPermission({
  name: 'orr.checklist.read',
  attributes: { action: 'read' },
});

/**
 * Read the standing of an entity and the reasons for it, but no answer.
 *
 * @public
 */
export const orrReadinessReadPermission = createPermission({
  name: 'orr.readiness.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * See whether the counts behind scorecards are what the standings say, and have them computed anew.
 *
 * @public
 */
export const orrReadModelMaintainPermission = createPermission({
  name: 'orr.readmodel.maintain',
  attributes: { action: 'update' },
});
