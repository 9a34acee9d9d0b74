import { createPermission } from '@backstage/plugin-permission-common';

/**
 * See which histories were carried to another ref, which wait for it, and what carrying one would do.
 *
 * @public
 */
export const orrEntityMoveReadPermission = createPermission({
  name: 'orr.entity.move.read',
  attributes: { action: 'read' },
});

/**
 * Carry the history of an entity to another ref.
 *
 * @public
 */
export const orrEntityMovePermission = createPermission({
  name: 'orr.entity.move',
  attributes: { action: 'update' },
});

/**
 * See what somebody has in hand: reviews, conditions, questions.
 *
 * @public
 */
export const orrAssignmentReadPermission = createPermission({
  name: 'orr.assignment.read',
  attributes: { action: 'read' },
});

/**
 * Give what one has in hand to another.
 *
 * @public
 */
export const orrAssignmentUpdatePermission = createPermission({
  name: 'orr.assignment.update',
  attributes: { action: 'update' },
});
