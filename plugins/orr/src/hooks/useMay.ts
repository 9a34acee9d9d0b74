import { useApiHolder } from '@backstage/core-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { useLoaded } from './useLoaded';

/** Whether policy lets the viewer; false until it is known. An app without permissions refuses nobody. @internal */
export function useMay(permission: BasicPermission): boolean {
  const permissionApi = useApiHolder().get(permissionApiRef);
  const may = useLoaded(
    async () =>
      !permissionApi ||
      (await permissionApi.authorize({ permission })).result ===
        AuthorizeResult.ALLOW,
    [permissionApi, permission],
  );
  return may.status === 'ready' && may.value;
}
