import { createPermission } from '@backstage/plugin-permission-common';
import { orrCampaignManagePermission } from './campaignPermissions';
import {
  orrDeploymentRecordPermission,
  orrFactRecordPermission,
  orrIncidentRecordPermission,
  orrSourceAdministerPermission,
} from './sourcePermissions';

/**
 * The resource type of everything that hangs on one entity's readiness: its standing, its reviews, their answers.
 *
 * @public
 */
export const RESOURCE_TYPE_ORR_REVIEW = 'orr-review';

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
 * Verify that the history is as it was written.
 *
 * @public
 */
export const orrHistoryVerifyPermission = createPermission({
  name: 'orr.history.verify',
  attributes: { action: 'read' },
});

/**
 * Ask what one person did. For auditors: nobody else needs it to get their work done.
 *
 * @public
 */
export const orrHistoryPersonReadPermission = createPermission({
  name: 'orr.history.person.read',
  attributes: { action: 'read' },
});

/**
 * Erase what a person wrote, and their name from the history.
 *
 * @public
 */
export const orrHistoryErasePermission = createPermission({
  name: 'orr.history.erase',
  attributes: { action: 'update' },
});

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

/**
 * See whether the counts behind scorecards are what the standings say, and have them computed anew.
 *
 * @public
 */
export const orrReadModelMaintainPermission = createPermission({
  name: 'orr.readmodel.maintain',
  attributes: { action: 'update' },
});

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

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const orrPermissions = [
  orrChecklistReadPermission,
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrReviewNoteReadPermission,
  orrReviewCreatePermission,
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrCommentCreatePermission,
  orrSectionSignOffPermission,
  orrProgrammeReadPermission,
  orrProgrammeUpdatePermission,
  orrExemptionRequestPermission,
  orrExemptionDecidePermission,
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrVouchingManagePermission,
  orrGateOverridePermission,
  orrBadgeMintPermission,
  orrHistoryVerifyPermission,
  orrHistoryPersonReadPermission,
  orrHistoryErasePermission,
  orrEntityMoveReadPermission,
  orrEntityMovePermission,
  orrAssignmentReadPermission,
  orrAssignmentUpdatePermission,
  orrDeploymentRecordPermission,
  orrIncidentRecordPermission,
  orrSourceAdministerPermission,
  orrFactRecordPermission,
  orrReadModelMaintainPermission,
  orrCampaignManagePermission,
];
