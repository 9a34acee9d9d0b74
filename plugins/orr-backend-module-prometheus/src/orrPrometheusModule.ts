import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { AlertmanagerSource } from './AlertmanagerSource';
import { PrometheusFactProvider } from './PrometheusFactProvider';
import { readPrometheusConfig } from './readPrometheusConfig';

/**
 * Adds facts and alerts of what `orr.prometheus.instances` names.
 *
 * @public
 */
export const orrPrometheusModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        sources: orrSourcesExtensionPoint,
      },
      async init({ rootConfig, sources }) {
        const config = readPrometheusConfig(rootConfig);
        if (config.instances.length > 0) {
          sources.addFactProvider(
            environment => new PrometheusFactProvider({ config, environment }),
          );
        }
        if (config.instances.some(({ alertmanager }) => alertmanager)) {
          sources.addIncidentSource(
            environment => new AlertmanagerSource({ config, environment }),
          );
        }
      },
    });
  },
});
