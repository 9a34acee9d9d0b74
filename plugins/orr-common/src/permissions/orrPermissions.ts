import { orrCampaignManagePermission } from './campaignPermissions';
import {
  orrChecklistAuthorPermission,
  orrChecklistCuratePermission,
  orrChecklistProposePermission,
  orrChecklistPublishPermission,
} from './checklistPermissions';
import {
  orrGateOverridePermission,
  orrBadgeMintPermission,
} from './gatePermissions';
import {
  orrEntityMoveReadPermission,
  orrEntityMovePermission,
  orrAssignmentReadPermission,
  orrAssignmentUpdatePermission,
} from './handoverPermissions';
import {
  orrHistoryVerifyPermission,
  orrHistoryPersonReadPermission,
  orrHistoryErasePermission,
} from './historyPermissions';
import {
  orrProgrammeReadPermission,
  orrProgrammeUpdatePermission,
  orrExemptionRequestPermission,
  orrExemptionDecidePermission,
} from './programmePermissions';
import {
  orrChecklistReadPermission,
  orrReadinessReadPermission,
  orrReadModelMaintainPermission,
} from './readinessPermissions';
import {
  orrReviewReadPermission,
  orrReviewNoteReadPermission,
  orrReviewCreatePermission,
  orrReviewUpdatePermission,
  orrReviewRecordPermission,
  orrReviewDecidePermission,
  orrCommentCreatePermission,
  orrSectionSignOffPermission,
} from './reviewPermissions';
import {
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrVouchingManagePermission,
} from './riskPermissions';
import {
  orrDeploymentRecordPermission,
  orrIncidentRecordPermission,
  orrSourceAdministerPermission,
  orrFactRecordPermission,
} from './sourcePermissions';

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
  orrReviewRecordPermission,
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
  orrChecklistAuthorPermission,
  orrChecklistPublishPermission,
  orrChecklistProposePermission,
  orrChecklistCuratePermission,
];
