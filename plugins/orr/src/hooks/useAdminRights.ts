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
} from 'backstage-plugin-orr-common';
import { Loaded, useLoaded } from './useLoaded';

/** What the viewer may do on the page for administrators. @internal */
export interface AdminRights {
  seeMoves: boolean;
  move: boolean;
  seeAssignments: boolean;
  reassign: boolean;
}

/** Whether the page is for the viewer at all. @internal */
export function mayAdminister({ move, reassign }: AdminRights): boolean {
  return move || reassign;
}

/** Asks policy what the viewer may do; nothing in an app that has no such API. @internal */
export function useAdminRights(): Loaded<AdminRights> {
  const permissionApi = useApiHolder().get(permissionApiRef);
  return useLoaded(async () => {
    const isGranted = async (permission: BasicPermission) =>
      permissionApi !== undefined &&
      (await permissionApi.authorize({ permission })).result ===
        AuthorizeResult.ALLOW;
    const [seeMoves, move, seeAssignments, reassign] = await Promise.all(
      [
        orrEntityMoveReadPermission,
        orrEntityMovePermission,
        orrAssignmentReadPermission,
        orrAssignmentUpdatePermission,
      ].map(isGranted),
    );
    return { seeMoves, move, seeAssignments, reassign };
  }, [permissionApi]);
}
