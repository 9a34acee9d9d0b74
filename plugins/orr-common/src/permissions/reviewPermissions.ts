import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ORR_REVIEW } from './reviewResourceType';

/**
 * Read a review with its answers, snapshots and decisions.
 *
 * @public
 */
export const orrReviewReadPermission = createPermission({
  name: 'orr.review.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Read what is written beside the answers of a review. Whoever may answer or decide it reads this anyway.
 *
 * @public
 */
export const orrReviewNoteReadPermission = createPermission({
  name: 'orr.review.note.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Start a review of an entity.
 *
 * @public
 */
export const orrReviewCreatePermission = createPermission({
  name: 'orr.review.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Answer the questions of a review and submit it.
 *
 * @public
 */
export const orrReviewUpdatePermission = createPermission({
  name: 'orr.review.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Decide a submitted review: go, conditional go or no-go.
 *
 * @public
 */
export const orrReviewDecidePermission = createPermission({
  name: 'orr.review.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Say something about the answers of a review: begin threads, reply, change one's own words, resolve and reopen.
 *
 * @public
 */
export const orrCommentCreatePermission = createPermission({
  name: 'orr.comment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Sign off, or object to, a section of a submitted review, where its checklist names the person or a group of theirs.
 *
 * @public
 */
export const orrSectionSignOffPermission = createPermission({
  name: 'orr.section.signoff',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ORR_REVIEW,
});

/**
 * Bring in reviews that were held elsewhere, and take them back.
 *
 * @public
 */
export const orrReviewRecordPermission = createPermission({
  name: 'orr.review.record',
  attributes: { action: 'create' },
});
