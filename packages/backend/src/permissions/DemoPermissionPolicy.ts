import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isReadPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrAssignmentReadPermission,
  orrBadgeMintPermission,
  orrChecklistProposePermission,
  orrCommentCreatePermission,
  orrEntityMoveReadPermission,
  orrExemptionDecidePermission,
  orrExemptionRequestPermission,
  orrVouchingManagePermission,
  orrGateOverridePermission,
  orrHistoryPersonReadPermission,
  orrHistoryVerifyPermission,
  orrReviewCreatePermission,
  orrReviewDecidePermission,
  orrReviewUpdatePermission,
  orrSectionSignOffPermission,
} from 'backstage-plugin-orr-common';
import {
  createOrrReviewConditionalDecision,
  orrReviewConditions,
} from 'backstage-plugin-orr-node';
import { demoCatalogConditions } from './conditionExports';

const GUESTS = 'group:default/guests';
const PORTAL_ADMINS = 'group:default/portal-admins';
const RELIABILITY = 'group:default/reliability';
const COMMERCE = 'group:default/commerce';
const DECIDERS = [RELIABILITY, COMMERCE];

/**
 * Not for everybody who reads: whether the history holds, what one person did, and what names entities that the catalog may hide.
 */
const ADMINS_ONLY = [
  orrAssignmentReadPermission,
  orrEntityMoveReadPermission,
  orrHistoryPersonReadPermission,
  orrHistoryVerifyPermission,
];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * What the people of the example organisation may do. Everyone reads, except what a team keeps to itself; a team
 * writes the reviews of what it owns and asks for exemptions, and mints badges of it; reviewers and managers decide, override the release gate and accept risks, high ones
 * managers alone, on exemptions the group that runs the programme; whoever reads may comment, and sign off what a checklist names them for; the portal's admins do the rest; guests only read.
 *
 * A user's own settings and notifications ask for no permission, so guests keep those.
 *
 * @internal
 */
export class DemoPermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  constructor(options: { userInfo: UserInfoService }) {
    this.#userInfo = options.userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const { ownershipEntityRefs: claims } = await this.#userInfo.getUserInfo(
      user.credentials,
    );

    if (isPermission(permission, catalogEntityReadPermission)) {
      return createCatalogConditionalDecision(permission, {
        anyOf: [
          { not: demoCatalogConditions.isRestricted() },
          catalogConditions.isEntityOwner({ claims }),
        ],
      });
    }
    if (ADMINS_ONLY.some(({ name }) => name === permission.name)) {
      return claims.includes(PORTAL_ADMINS) ? ALLOW : DENY;
    }
    if (isReadPermission(permission)) {
      return ALLOW;
    }
    return decideWrite(permission, claims);
  }
}

function decideWrite(
  permission: PolicyQuery['permission'],
  claims: string[],
): PolicyDecision {
  if (claims.includes(GUESTS)) {
    return DENY;
  }
  if (
    isPermission(permission, orrCommentCreatePermission) ||
    isPermission(permission, orrSectionSignOffPermission) ||
    isPermission(permission, orrChecklistProposePermission)
  ) {
    return ALLOW;
  }
  if (
    isPermission(permission, orrReviewDecidePermission) ||
    isPermission(permission, orrAcceptanceDecidePermission) ||
    isPermission(permission, orrGateOverridePermission)
  ) {
    return DECIDERS.some(group => claims.includes(group)) ? ALLOW : DENY;
  }
  if (isPermission(permission, orrAcceptanceHighDecidePermission)) {
    // Who answers for the business, and not who judges the answers, may live with a high risk.
    return claims.includes(COMMERCE) ? ALLOW : DENY;
  }
  if (isPermission(permission, orrExemptionDecidePermission)) {
    return claims.includes(RELIABILITY) ? ALLOW : DENY;
  }
  if (claims.includes(PORTAL_ADMINS)) {
    return ALLOW;
  }
  if (
    isPermission(permission, orrReviewCreatePermission) ||
    isPermission(permission, orrReviewUpdatePermission) ||
    isPermission(permission, orrExemptionRequestPermission) ||
    isPermission(permission, orrVouchingManagePermission) ||
    isPermission(permission, orrBadgeMintPermission)
  ) {
    return createOrrReviewConditionalDecision(
      permission,
      orrReviewConditions.isEntityOwner({ claims }),
    );
  }
  return DENY;
}
