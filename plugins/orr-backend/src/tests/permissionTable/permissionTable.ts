import { OperationId } from 'backstage-plugin-orr-common';
import { CHECKLIST_PERMISSIONS } from './checklistPermissions';
import { ORGANISATION_PERMISSIONS } from './organisationPermissions';
import { REVIEW_PERMISSIONS } from './reviewPermissions';
import { SCORECARD_PERMISSIONS } from './scorecardPermissions';
import { SOURCE_PERMISSIONS } from './sourcePermissions';
import { Row } from './permissionRow';

/** For each operation what becomes of a request. */
export const PERMISSION_TABLE: Record<OperationId, Row> = {
  ...CHECKLIST_PERMISSIONS,
  ...SOURCE_PERMISSIONS,
  ...ORGANISATION_PERMISSIONS,
  ...SCORECARD_PERMISSIONS,
  ...REVIEW_PERMISSIONS,
};
