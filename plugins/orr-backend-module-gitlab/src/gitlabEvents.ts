import { DeploymentSource, SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabHosts } from './gitlabHosts';
import { bindingKeyOf, isProjectPath } from './gitlabProjectName';

const deploymentEventSchema = z.object({
  object_kind: z.literal('deployment'),
  project: z.object({
    path_with_namespace: z.string().refine(isProjectPath),
    web_url: z.url({ protocol: /^https?$/ }),
  }),
});

/**
 * What the GitLab module of the events backend publishes of webhooks for deployments. They only say where to look: they shorten the
 * revision, tell instants in a form of their own, and whoever knows the address of the portal may send one where no token is set.
 *
 * @internal
 */
export function gitlabEventsOf({
  instances,
}: GitlabHosts): NonNullable<DeploymentSource['events']> {
  return {
    topics: ['gitlab.deployment'],
    interpret({ payload }) {
      const { data } = deploymentEventSchema.safeParse(payload);
      if (!data) {
        throw new SourceError(
          'bad-response',
          'It is no event of GitLab about a deployment of a project.',
        );
      }
      const { path_with_namespace: path, web_url: webUrl } = data.project;
      const instance = instances.find(({ id, baseUrl }) =>
        [id, new URL(baseUrl).host].includes(new URL(webUrl).host),
      );
      return instance
        ? { kind: 'poke', bindingKey: bindingKeyOf(instance.id, path) }
        : {
            kind: 'ignored',
            why: 'It is of a GitLab that this portal has no token for.',
          };
    },
  };
}
