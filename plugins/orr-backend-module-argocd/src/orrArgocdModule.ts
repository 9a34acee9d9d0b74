import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { ArgocdDeploymentSource } from './ArgocdDeploymentSource';
import { ArgocdFactProvider } from './ArgocdFactProvider';
import { readArgocdConfig } from './readArgocdConfig';

/**
 * Adds the Argo CD instances of the configuration as a source of deployments and of facts.
 *
 * @public
 */
export const orrArgocdModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'argocd',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        sources: orrSourcesExtensionPoint,
      },
      async init({ rootConfig, sources }) {
        const config = readArgocdConfig(rootConfig);
        if (config.instances.length > 0) {
          sources.addDeploymentSource(
            environment => new ArgocdDeploymentSource({ config, environment }),
          );
          sources.addFactProvider(
            environment => new ArgocdFactProvider({ config, environment }),
          );
        }
      },
    });
  },
});
