import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { RequestOptions } from '../ReviewService';

/** Whether a caller has a permission that is about no resource. @internal */
export async function isGranted(
  permissions: PermissionsService,
  permission: BasicPermission,
  { credentials }: RequestOptions,
): Promise<boolean> {
  const [{ result }] = await permissions.authorize([{ permission }], {
    credentials,
  });
  return result === AuthorizeResult.ALLOW;
}

/** Refuses a caller who does not have it. @internal */
export async function requireGranted(
  permissions: PermissionsService,
  permission: BasicPermission,
  options: RequestOptions,
): Promise<void> {
  if (!(await isGranted(permissions, permission, options))) {
    throw new NotAllowedError(`You lack the permission ${permission.name}`);
  }
}
