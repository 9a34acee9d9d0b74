import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createClockRouter } from './createClockRouter';
import { demoClockMovePermission } from './demoClockMovePermission';
import { movableClockServiceRef } from './movableClockServiceRef';

/**
 * Serves the clock of the demo under `/api/demo/clock`.
 *
 * @internal
 */
export const demoPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        clock: movableClockServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        clock,
        httpAuth,
        httpRouter,
        permissions,
        permissionsRegistry,
      }) {
        permissionsRegistry.addPermissions([demoClockMovePermission]);
        httpRouter.use(createClockRouter({ clock, httpAuth, permissions }));
      },
    });
  },
});
