import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  orrReviewCreatePermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import {
  createOrrReviewConditionalDecision,
  orrReviewConditions,
} from 'backstage-plugin-orr-node';
import { decideOnCatalog, PolicyName } from '../backend/BenchPolicy';

/** Under which the load is measured. */
export const LOAD_POLICIES = [
  'allowAll',
  'builtInRules',
  'customRule',
] as const satisfies PolicyName[];

export type LoadPolicyName = (typeof LOAD_POLICIES)[number];

/** What the portal's permission backend asks. Except under `allowAll`, teams see and write only what their rules say. */
export class LoadPolicy implements PermissionPolicy {
  name: LoadPolicyName = 'allowAll';

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (this.name === 'allowAll' || !user) {
      return { result: AuthorizeResult.ALLOW };
    }
    const claims = user.info.ownershipEntityRefs;
    if (isPermission(permission, catalogEntityReadPermission)) {
      return decideOnCatalog(this.name, claims);
    }
    return isPermission(permission, orrReviewUpdatePermission) ||
      isPermission(permission, orrReviewCreatePermission)
      ? createOrrReviewConditionalDecision(
          permission,
          orrReviewConditions.isEntityOwner({ claims }),
        )
      : { result: AuthorizeResult.ALLOW };
  }
}
