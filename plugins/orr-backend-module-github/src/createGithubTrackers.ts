import {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { IssueTracker, OrrClock } from 'backstage-plugin-orr-node';
import { GithubRest } from './GithubRest';
import { GithubTracker } from './GithubTracker';

/** One tracker for each host that there are credentials for; without them GitHub answers too little to follow tickets. @internal */
export function createGithubTrackers(options: {
  hosts: GithubIntegrationConfig[];
  credentials: GithubCredentialsProvider;
  clock: OrrClock;
}): IssueTracker[] {
  const { hosts, credentials, clock } = options;
  return hosts
    .filter(
      ({ token, apps, apiBaseUrl }) => apiBaseUrl && (token || apps?.length),
    )
    .map(({ host, apiBaseUrl }) => {
      const title = host === 'github.com' ? 'GitHub' : `GitHub at ${host}`;
      return new GithubTracker({
        host,
        title,
        rest: new GithubRest({
          apiBaseUrl: apiBaseUrl!,
          host,
          title,
          credentials,
          clock,
        }),
      });
    });
}
