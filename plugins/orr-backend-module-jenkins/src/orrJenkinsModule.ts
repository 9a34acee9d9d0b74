import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { JenkinsDeploymentSource } from './JenkinsDeploymentSource';
import { readJenkinsConfig } from './readJenkinsConfig';

/**
 * Adds the Jenkins instances of the configuration as a source of deployments.
 *
 * @public
 */
export const orrJenkinsModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'jenkins',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        sources: orrSourcesExtensionPoint,
      },
      async init({ rootConfig, sources }) {
        const config = readJenkinsConfig(rootConfig);
        if (config.instances.length > 0) {
          sources.addDeploymentSource(
            environment => new JenkinsDeploymentSource({ config, environment }),
          );
        }
      },
    });
  },
});
