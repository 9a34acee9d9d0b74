import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import {
  DeploymentBatch,
  HostGates,
  SourceBinding,
  SourceCursor,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { GitlabPatience } from '../GitlabApi';
import { GitlabDeploymentSource } from '../GitlabDeploymentSource';
import { GitlabHosts, gitlabHostsOf } from '../gitlabHosts';
import { GitlabServer, TOKEN } from './GitlabServer';

/** When the portal asks, and since when it wants to know. */
export const NOW = new Date('2026-03-02T10:00:00.000Z');
export const SINCE = new Date('2025-12-01T00:00:00.000Z');

/** What the integrations of a portal come to. */
export function hostsOf(gitlab: object[]): GitlabHosts {
  const config = mockServices.rootConfig({
    data: { integrations: { gitlab } as any },
  });
  return gitlabHostsOf(ScmIntegrations.fromConfig(config).gitlab.list());
}

/** The source of a portal that has a token for the server. */
export function sourceOf(
  { host, baseUrl, apiBaseUrl }: GitlabServer,
  options: GitlabPatience & { token?: string; now?: () => Date } = {},
): GitlabDeploymentSource {
  const { token = TOKEN, now = () => NOW, ...patience } = options;
  const clock = { now };
  return new GitlabDeploymentSource(
    hostsOf([{ host, baseUrl, apiBaseUrl, token }]),
    { clock, hosts: new HostGates({ clock }) },
    { pauseMs: 1, ...patience },
  );
}

/** What a source is bound to by that project. */
export function bindingOf(
  source: GitlabDeploymentSource,
  annotations: Record<string, string>,
): SourceBinding {
  const bound = source.bind({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payments', annotations },
  });
  if (bound.status !== 'bound') {
    throw new Error(JSON.stringify(bound));
  }
  return bound.bindings[0];
}

/** What came in one run. */
export interface Run {
  batches: DeploymentBatch[];
  records: SourceDeployment[];
  /** That of the last batch; the one before where there is none. */
  cursor: SourceCursor | undefined;
  /** What was thrown at the end. */
  error?: unknown;
}

/** Reads as the backend does: so many requests, from where the last run stopped. */
export async function run(
  source: GitlabDeploymentSource,
  binding: SourceBinding,
  options: {
    requests?: number;
    cursor?: SourceCursor;
    unfinished?: string[];
    since?: Date;
  } = {},
): Promise<Run> {
  let left = options.requests ?? 1000;
  const batches: DeploymentBatch[] = [];
  const ended: Pick<Run, 'error'> = {};
  try {
    for await (const batch of source.list(binding, {
      since: options.since ?? SINCE,
      cursor: options.cursor,
      unfinished: options.unfinished ?? [],
      rules: [],
      signal: new AbortController().signal,
      budget: {
        take() {
          left -= 1;
          return left >= 0;
        },
      },
    })) {
      // As stored: a cursor goes through the database.
      batches.push({
        ...batch,
        cursor: JSON.parse(JSON.stringify(batch.cursor)),
      });
    }
  } catch (error) {
    ended.error = error;
  }
  return {
    batches,
    records: batches.flatMap(({ records }) => records),
    cursor: batches.at(-1)?.cursor ?? options.cursor,
    ...ended,
  };
}
