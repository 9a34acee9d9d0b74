import { OperationId } from 'backstage-plugin-orr-common';
import { ORGANISATION_PERMISSIONS } from './organisationPermissions';
import { REVIEW_PERMISSIONS } from './reviewPermissions';
import { SCORECARD_PERMISSIONS } from './scorecardPermissions';
import { SOURCE_PERMISSIONS } from './sourcePermissions';
import { Row } from './permissionRow';

/** For each operation what becomes of a request. */
export const PERMISSION_TABLE: Record<OperationId, Row> = {
  ...SOURCE_PERMISSIONS,
  ...ORGANISATION_PERMISSIONS,
  ...SCORECARD_PERMISSIONS,
  ...REVIEW_PERMISSIONS,
};
