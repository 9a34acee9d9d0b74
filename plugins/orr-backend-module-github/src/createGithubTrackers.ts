import { GithubCredentialsProvider } from '@backstage/integration';
import { IssueTracker, OrrClock } from 'backstage-plugin-orr-node';
import { GithubHost } from './githubHosts';
import { GithubRest } from './GithubRest';
import { GithubTracker } from './GithubTracker';

/** One tracker for each host. @internal */
export function createGithubTrackers(options: {
  hosts: GithubHost[];
  credentials: GithubCredentialsProvider;
  clock: OrrClock;
}): IssueTracker[] {
  const { hosts, credentials, clock } = options;
  return hosts.map(
    ({ host, title, apiBaseUrl }) =>
      new GithubTracker({
        host,
        title,
        rest: new GithubRest({ apiBaseUrl, host, title, credentials, clock }),
      }),
  );
}
