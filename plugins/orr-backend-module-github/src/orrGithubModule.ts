import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  orrClockServiceRef,
  orrTrackersExtensionPoint,
} from 'backstage-plugin-orr-node';
import { createGithubTrackers } from './createGithubTrackers';

/**
 * Adds every GitHub host that `integrations.github` has credentials for as an issue tracker.
 *
 * @public
 */
export const orrGithubModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: {
        clock: orrClockServiceRef,
        config: coreServices.rootConfig,
        trackers: orrTrackersExtensionPoint,
      },
      async init({ clock, config, trackers }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const added = createGithubTrackers({
          hosts: integrations.github.list().map(({ config: host }) => host),
          credentials:
            DefaultGithubCredentialsProvider.fromIntegrations(integrations),
          clock,
        });
        added.forEach(tracker => trackers.addTracker(tracker));
      },
    });
  },
});
