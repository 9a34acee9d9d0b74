import {
  getGitLabRequestOptions,
  GitLabIntegration,
} from '@backstage/integration';
import { SourceInstance } from 'backstage-plugin-orr-node';

/** A GitLab that the portal has a token for. @internal */
export interface GitlabInstance extends SourceInstance {
  /** Of its pages, without a slash at the end. */
  baseUrl: string;
  /** Of its REST API. */
  apiBaseUrl: string;
  /** What proves who asks. */
  credentials(): Record<string, string>;
}

/** What `integrations.gitlab` has. @internal */
export interface GitlabHosts {
  /** Those that there is a token for. */
  instances: readonly GitlabInstance[];
  /** Those without: of them GitLab tells of public projects alone, and not all. */
  withoutToken: readonly string[];
}

/** @internal */
export function gitlabHostsOf(integrations: GitLabIntegration[]): GitlabHosts {
  const configs = integrations.map(({ config }) => config);
  return {
    instances: configs
      .filter(({ token }) => token)
      .map(config => ({
        id: config.host,
        title:
          config.host === 'gitlab.com' ? 'GitLab' : `GitLab at ${config.host}`,
        host: new URL(config.apiBaseUrl).host,
        baseUrl: config.baseUrl,
        apiBaseUrl: config.apiBaseUrl,
        credentials: () => getGitLabRequestOptions(config).headers,
      })),
    withoutToken: configs.filter(({ token }) => !token).map(({ host }) => host),
  };
}

/** What is told of them: nothing that proves who asks. @internal */
export function sourceInstancesOf({
  instances,
}: GitlabHosts): SourceInstance[] {
  return instances.map(({ id, title, host }) => ({ id, title, host }));
}
