import {
  DeploymentSource,
  IncidentSource,
  SourceError,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabHosts } from './gitlabHosts';
import { GitlabIncidentRule } from './gitlabIncidentRule';
import { bindingKeyOf, isProjectPath } from './gitlabProjectName';

const projectSchema = z.object({
  path_with_namespace: z.string().refine(isProjectPath),
  web_url: z.url({ protocol: /^https?$/ }),
});

const deploymentEventSchema = z.object({
  object_kind: z.literal('deployment'),
  project: projectSchema,
});

/**
 * What the GitLab module of the events backend publishes of webhooks for deployments. They only say where to look: they shorten the
 * revision, tell instants in a form of their own, and whoever knows the address of the portal may send one where no token is set.
 *
 * @internal
 */
export function gitlabDeploymentEvents(
  hosts: GitlabHosts,
): NonNullable<DeploymentSource['events']> {
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
      return meaningOf(hosts, data.project);
    },
  };
}

/** @internal */
export type GitlabEventMeaning =
  | { kind: 'poke'; bindingKey: string }
  | { kind: 'ignored'; why: string };

/** To look at the project, where it is on a GitLab of the portal. */
function meaningOf(
  { instances }: GitlabHosts,
  project: z.infer<typeof projectSchema>,
): GitlabEventMeaning {
  const { host } = new URL(project.web_url);
  const instance = instances.find(({ id, baseUrl }) =>
    [id, new URL(baseUrl).host].includes(host),
  );
  return instance
    ? {
        kind: 'poke',
        bindingKey: bindingKeyOf(instance.id, project.path_with_namespace),
      }
    : {
        kind: 'ignored',
        why: 'It is of a GitLab that this portal has no token for.',
      };
}

const issueEventSchema = z.object({
  object_kind: z.enum(['issue', 'work_item']),
  project: projectSchema,
  object_attributes: z.object({ type: z.string().nullish() }),
  labels: z.array(z.object({ title: z.string() })).nullish(),
});

/** Those of webhooks for issues: where to look, if they are about what counts as an incident. @internal */
export function gitlabIncidentEvents(
  hosts: GitlabHosts,
  { labels, ofType }: GitlabIncidentRule,
): NonNullable<IncidentSource['events']> {
  return {
    topics: ['gitlab.issue', 'gitlab.work_item'],
    interpret({ payload }) {
      const { data } = issueEventSchema.safeParse(payload);
      if (!data) {
        throw new SourceError(
          'bad-response',
          'It is no event of GitLab about an issue of a project.',
        );
      }
      const isOne =
        data.labels?.some(({ title }) => labels.includes(title)) ||
        (ofType && data.object_attributes.type?.toLowerCase() === 'incident');
      return [
        isOne
          ? meaningOf(hosts, data.project)
          : { kind: 'ignored', why: 'It is about no incident.' },
      ];
    },
  };
}
