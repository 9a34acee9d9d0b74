import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Write drafts of checklists, see those of others, and throw them away.
 *
 * @public
 */
export const orrChecklistAuthorPermission = createPermission({
  name: 'orr.checklist.author',
  attributes: { action: 'update' },
});

/**
 * Publish a draft, as a pilot or for all it applies to, and archive a checklist.
 *
 * @public
 */
export const orrChecklistPublishPermission = createPermission({
  name: 'orr.checklist.publish',
  attributes: { action: 'update' },
});
