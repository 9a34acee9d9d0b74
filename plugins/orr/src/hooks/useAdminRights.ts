import { useApiHolder } from '@backstage/core-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  orrAssignmentReadPermission,
  orrAssignmentUpdatePermission,
  orrEntityMovePermission,
  orrEntityMoveReadPermission,
  orrSourceAdministerPermission,
} from 'backstage-plugin-orr-common';
import { Loaded, useLoaded } from './useLoaded';

/** What the viewer may do on the page for administrators. @internal */
export interface AdminRights {
  seeMoves: boolean;
  move: boolean;
  seeAssignments: boolean;
  reassign: boolean;
  administerSources: boolean;
}

/** Whether the page is for the viewer at all. @internal */
export function mayAdminister(rights: AdminRights): boolean {
  return rights.move || rights.reassign || rights.administerSources;
}

/** Asks policy what the viewer may do; nothing in an app that has no such API. @internal */
export function useAdminRights(): Loaded<AdminRights> {
  const permissionApi = useApiHolder().get(permissionApiRef);
  return useLoaded(async () => {
    const isGranted = async (permission: BasicPermission) =>
      permissionApi !== undefined &&
      (await permissionApi.authorize({ permission })).result ===
        AuthorizeResult.ALLOW;
    const [seeMoves, move, seeAssignments, reassign, administerSources] =
      await Promise.all(
        [
          orrEntityMoveReadPermission,
          orrEntityMovePermission,
          orrAssignmentReadPermission,
          orrAssignmentUpdatePermission,
          orrSourceAdministerPermission,
        ].map(isGranted),
      );
    return { seeMoves, move, seeAssignments, reassign, administerSources };
  }, [permissionApi]);
}
