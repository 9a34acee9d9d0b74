import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { orrChecklistReadPermission } from 'backstage-plugin-orr-common';
import { createMetrics } from '../../plugins/orr-backend/src/metrics';
import {
  createRouter,
  RouterOptions,
} from '../../plugins/orr-backend/src/router/createRouter';
import { AuthorizedChecklistService } from '../../plugins/orr-backend/src/service/checklists/AuthorizedChecklistService';

const notServed = async () => {
  throw new Error('The floor has no checklists');
};

/** The route of the floor, below the path of its plugin. */
export const FLOOR_PATH = '/api/floor/checklists';

/**
 * The least that a route of ours can do: the plugin's own router with its auditing, the token checked, one permission
 * asked for, and an empty answer. No database.
 */
export const floorPlugin = createBackendPlugin({
  pluginId: 'floor',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions([orrChecklistReadPermission]);
        const checklists = new AuthorizedChecklistService({
          service: {
            listChecklists: async () => ({ items: [] }),
            listChecklistOverviews: async () => ({
              items: [],
              locationProblems: [],
            }),
            listChecklistVersions: notServed,
            compareChecklistVersions: notServed,
            getChecklistVersion: notServed,
          },
          permissions: deps.permissions,
        });
        // No other route of it is ever asked.
        const services = { checklists } as unknown as RouterOptions['services'];
        deps.httpRouter.use(
          createRouter({
            ...deps,
            metrics: createMetrics(deps.metrics),
            services,
          }),
        );
      },
    });
  },
});
