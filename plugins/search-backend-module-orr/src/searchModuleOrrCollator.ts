import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { createOrrClient } from 'backstage-plugin-orr-common';
import { ChecklistCollatorFactory } from './ChecklistCollatorFactory';
import { ReadinessCollatorFactory } from './ReadinessCollatorFactory';
import { readCollatorOptions } from './readCollatorOptions';

/**
 * Adds where entities stand, and what published checklists ask, to the search of the portal.
 *
 * @public
 */
export const searchModuleOrrCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'orr',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        const { batchSize, schedule } = readCollatorOptions(config);
        const orr = createOrrClient({
          discoveryApi: discovery,
          fetchApi: {
            // A token for each page: reading all of them may take longer than one holds.
            fetch: async (input, init) => {
              const { token } = await auth.getPluginRequestToken({
                onBehalfOf: await auth.getOwnServiceCredentials(),
                targetPluginId: 'orr',
              });
              const headers = new Headers(init?.headers);
              headers.set('authorization', `Bearer ${token}`);
              return fetch(input, { ...init, headers });
            },
          },
        });
        for (const factory of [
          new ReadinessCollatorFactory({ orr, batchSize }),
          new ChecklistCollatorFactory({ orr }),
        ]) {
          indexRegistry.addCollator({
            factory,
            schedule: scheduler.createScheduledTaskRunner(schedule),
          });
        }
      },
    });
  },
});
