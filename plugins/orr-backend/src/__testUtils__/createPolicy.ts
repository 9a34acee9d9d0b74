import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

const ALLOW = { result: AuthorizeResult.ALLOW } as const;

/**
 * Allows everything but the permissions that are refused when they are asked for; of the catalog it shows what is decided
 * when that is asked for.
 *
 * @internal
 */
export function createPolicy(
  isRefused: (permission: string) => boolean,
  decideOnCatalog: () => PolicyDecision = () => ALLOW,
) {
  const decide = ({ name }: Permission) =>
    isRefused(name) ? ({ result: AuthorizeResult.DENY } as const) : ALLOW;
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => decide(permission)),
    authorizeConditional: async requests =>
      requests.map(({ permission }) =>
        permission.name === 'catalog.entity.read'
          ? decideOnCatalog()
          : decide(permission),
      ),
  });
}
