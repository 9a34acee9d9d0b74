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
  orrSourcesExtensionPoint,
  orrTrackersExtensionPoint,
} from 'backstage-plugin-orr-node';
import { createGithubTrackers } from './createGithubTrackers';
import { GithubDeploymentSource } from './deployments/GithubDeploymentSource';
import { githubHosts } from './githubHosts';

/**
 * Adds every GitHub host that `integrations.github` has credentials for as an issue tracker and as a source of deployments.
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
        sources: orrSourcesExtensionPoint,
        trackers: orrTrackersExtensionPoint,
      },
      async init({ clock, config, sources, trackers }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const hosts = githubHosts(
          integrations.github.list().map(({ config: host }) => host),
        );
        const credentials =
          DefaultGithubCredentialsProvider.fromIntegrations(integrations);
        createGithubTrackers({ hosts, credentials, clock }).forEach(tracker =>
          trackers.addTracker(tracker),
        );
        if (hosts.length) {
          sources.addDeploymentSource(
            environment =>
              new GithubDeploymentSource({
                ...environment,
                githubHosts: hosts,
                credentials,
              }),
          );
        }
      },
    });
  },
});
