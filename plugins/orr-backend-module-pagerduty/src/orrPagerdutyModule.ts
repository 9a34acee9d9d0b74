import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { PagerdutyFactProvider } from './PagerdutyFactProvider';
import { PagerdutyIncidentSource } from './PagerdutyIncidentSource';
import { readPagerdutyConfig } from './readPagerdutyConfig';

/**
 * Adds incidents and facts of what `orr.pagerduty.accounts` names.
 *
 * @public
 */
export const orrPagerdutyModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'pagerduty',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        sources: orrSourcesExtensionPoint,
      },
      async init({ rootConfig, sources }) {
        const accounts = readPagerdutyConfig(rootConfig);
        if (accounts.length > 0) {
          sources.addIncidentSource(
            environment =>
              new PagerdutyIncidentSource({ accounts, environment }),
          );
          sources.addFactProvider(
            environment => new PagerdutyFactProvider({ accounts, environment }),
          );
        }
      },
    });
  },
});
