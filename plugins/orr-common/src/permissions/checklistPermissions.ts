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

/**
 * Propose questions and changes for checklists, and ask that a question be explained.
 *
 * @public
 */
export const orrChecklistProposePermission = createPermission({
  name: 'orr.checklist.propose',
  attributes: { action: 'create' },
});

/**
 * See what everybody proposed for checklists, and reply to it.
 *
 * @public
 */
export const orrChecklistCuratePermission = createPermission({
  name: 'orr.checklist.curate',
  attributes: { action: 'update' },
});
