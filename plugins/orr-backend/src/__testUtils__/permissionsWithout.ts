import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';

/** A policy that allows everything but the permissions that are named in the set as it is when somebody asks. */
export function permissionsWithout(denied: ReadonlySet<string>) {
  const decide = ({
    permission,
  }: {
    permission: { name: string };
  }): DefinitivePolicyDecision => ({
    result: denied.has(permission.name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  });
  return mockServices.permissions.mock({
    authorize: async requests => requests.map(decide),
    authorizeConditional: async requests => requests.map(decide),
  });
}
