import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { BuildbotDeploymentSource } from './BuildbotDeploymentSource';
import { readBuildbotConfig } from './readBuildbotConfig';

/**
 * Adds the Buildbot masters of the configuration as a source of deployments.
 *
 * @public
 */
export const orrBuildbotModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'buildbot',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        sources: orrSourcesExtensionPoint,
      },
      async init({ rootConfig, sources }) {
        const instances = readBuildbotConfig(rootConfig);
        if (instances.length > 0) {
          sources.addDeploymentSource(
            environment =>
              new BuildbotDeploymentSource({ instances, environment }),
          );
        }
      },
    });
  },
});
