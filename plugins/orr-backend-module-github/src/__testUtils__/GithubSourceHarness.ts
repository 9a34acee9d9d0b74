import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  DeploymentBatch,
  DeployRule,
  HostGates,
  SourceCursor,
  SourceDeployment,
  SourceError,
} from 'backstage-plugin-orr-node';
import {
  GithubDeploymentSource,
  GithubDeploymentSourceOptions,
} from '../deployments/GithubDeploymentSource';
import { githubHosts } from '../githubHosts';
import { GithubDeploymentServer } from './GithubDeploymentServer';

export const TOKEN = 'ghp_token_nobody_may_see';
export const NOW = new Date('2026-03-01T10:00:00.000Z');
const DAY_MS = 86_400_000;
export const SINCE = new Date(NOW.getTime() - 90 * DAY_MS);
/** Says that the workflow of the local GitHub deploys. */
export const DEPLOY: DeployRule = {
  pipeline: 'deploy.yml',
  environment: 'production',
};

/** As GitHub writes an instant. */
export function ago(days: number): string {
  return new Date(NOW.getTime() - days * DAY_MS)
    .toISOString()
    .replace('.000Z', 'Z');
}

/** The same instant as we write it. */
export function iso(text: string): string {
  return new Date(text).toISOString();
}

/** What the engine gives to one run of a source. */
export interface RunOptions {
  cursor?: SourceCursor;
  budget?: number;
  unfinished?: string[];
  rules?: DeployRule[];
  since?: Date;
  signal?: AbortSignal;
}

/** A source of deployments of a local GitHub, and what the engine does with it. */
export class GithubSourceHarness {
  readonly server = new GithubDeploymentServer();
  now = NOW;

  reset(): void {
    this.now = NOW;
    this.server.reset();
  }

  sourceOf({
    github,
    ...options
  }: Partial<GithubDeploymentSourceOptions> & {
    github?: object;
  } = {}): GithubDeploymentSource {
    const { host, apiBaseUrl } = this.server;
    const clock = { now: () => this.now };
    const own = [github ?? { host, apiBaseUrl, token: TOKEN }];
    const integrations = ScmIntegrations.fromConfig(
      mockServices.rootConfig({
        data: { integrations: { github: own } as any },
      }),
    );
    return new GithubDeploymentSource({
      clock,
      hosts: new HostGates({ clock, random: () => 0 }),
      githubHosts: githubHosts(
        integrations.github.list().map(({ config }) => config),
      ),
      credentials:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      timeoutMs: 20_000,
      pauseMs: 1,
      ...options,
    });
  }

  bindingOf(source: GithubDeploymentSource) {
    const result = source.bind({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'pay',
        annotations: { 'github.com/project-slug': 'Acme/Pay' },
      },
    });
    return (result as Extract<typeof result, { status: 'bound' }>).bindings[0];
  }

  /** What one run was told, and where it goes on. */
  async run(source: GithubDeploymentSource, options: RunOptions = {}) {
    const { budget = 1_000, unfinished = [], rules = [] } = options;
    const batches: DeploymentBatch[] = [];
    let left = budget;
    let error: SourceError | undefined;
    try {
      for await (const batch of source.list(this.bindingOf(source), {
        since: SINCE,
        signal: new AbortController().signal,
        ...options,
        unfinished,
        rules,
        budget: {
          take: () => {
            left -= 1;
            return left >= 0;
          },
        },
      })) {
        // As it is stored.
        const cursor = JSON.parse(JSON.stringify(batch.cursor));
        batches.push({ ...batch, cursor });
      }
    } catch (thrown) {
      error = thrown as SourceError;
    }
    const last = batches.at(-1);
    return {
      batches,
      error,
      used: budget - Math.max(left, 0),
      records: batches.flatMap(({ records }) => records),
      cursor: last?.cursor ?? options.cursor,
      coveredFrom: last?.coveredFrom.toISOString(),
      done: last?.done ?? false,
    };
  }

  /** So many deployments, the last of them some hours ago. */
  fill(count: number, { from = 1, hours = 6 } = {}): void {
    for (let index = 0; index < count; index += 1) {
      const createdAt = ago(((count - index) * hours) / 24);
      this.server.store.deploy({
        id: from + index,
        createdAt,
        statuses: [{ state: 'success', at: createdAt }],
      });
    }
  }
}

export function idsOf(records: SourceDeployment[]): string[] {
  return records.map(({ sourceId }) => sourceId);
}
