import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { GitlabDeploymentSource } from './GitlabDeploymentSource';
import { gitlabHostsOf } from './gitlabHosts';
import { gitlabIncidentRuleOf } from './gitlabIncidentRule';
import { GitlabIncidentSource } from './GitlabIncidentSource';

/**
 * Adds every GitLab host that `integrations.gitlab` has a token for as a source of deployments, and of incidents where
 * `orr.sources.gitlab` says which issues are some.
 *
 * @public
 */
export const orrGitlabModule = createBackendModule({
  pluginId: 'orr',
  moduleId: 'gitlab',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: orrSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const hosts = gitlabHostsOf(
          ScmIntegrations.fromConfig(config).gitlab.list(),
        );
        const rule = gitlabIncidentRuleOf(config);
        if (hosts.instances.length === 0) {
          return;
        }
        sources.addDeploymentSource(
          environment => new GitlabDeploymentSource(hosts, environment),
        );
        if (rule) {
          sources.addIncidentSource(
            environment => new GitlabIncidentSource(hosts, rule, environment),
          );
        }
      },
    });
  },
});
