import { GithubIntegrationConfig } from '@backstage/integration';

/** A GitHub host that there are credentials for. @internal */
export interface GithubHost {
  host: string;
  apiBaseUrl: string;
  /** What people know it by. */
  title: string;
}

/** Those with credentials; without them GitHub answers too little. @internal */
export function githubHosts(configs: GithubIntegrationConfig[]): GithubHost[] {
  return configs
    .filter(
      ({ token, apps, apiBaseUrl }) => apiBaseUrl && (token || apps?.length),
    )
    .map(({ host, apiBaseUrl }) => ({
      host,
      apiBaseUrl: apiBaseUrl!,
      title: host === 'github.com' ? 'GitHub' : `GitHub at ${host}`,
    }));
}
