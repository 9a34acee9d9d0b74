import {
  DeploymentEventMeaning,
  DeployRule,
  SourceDeployment,
  SourceError,
  SourceEvent,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { parseSlug } from '../githubIssue';
import { githubBindingKey } from './bindGithub';
import { restDeployment, restRun, restStatus } from './restShapes';
import { restToDeployment, toStatuses } from './toGithubDeployment';
import { toSourceDeployment } from './toSourceDeployment';
import { runToDeployment } from './workflowRuns';

/** As the GitHub module of the events backend publishes them. @internal */
export const GITHUB_TOPICS = [
  'github.deployment_status',
  'github.workflow_run',
] as const;

const repository = z.object({
  repository: z.object({ full_name: z.string(), html_url: z.url() }),
});
const statusEvent = z.object({
  deployment: restDeployment,
  deployment_status: restStatus,
});
const runEvent = z.object({
  workflow_run: restRun,
  workflow: z
    .object({ name: z.string().nullish(), path: z.string().nullish() })
    .nullish(),
});

/** @internal */
export interface EventContext {
  /** The configured ones. */
  hosts: readonly string[];
  now: Date;
  rulesOf(bindingKey: string): readonly DeployRule[];
}

/**
 * What a webhook says. How a deployment ended is asked for: the webhook alone does not say when it began.
 *
 * @internal
 */
export function interpretGithub(
  { topic, payload }: SourceEvent,
  context: EventContext,
): DeploymentEventMeaning {
  const about = read(repository, payload).repository;
  const host = new URL(about.html_url).host.toLowerCase();
  const slug = parseSlug(about.full_name);
  if (!slug) {
    throw notAsExpected();
  }
  if (!context.hosts.includes(host)) {
    return ignored('It is of a host that the portal has no credentials for.');
  }
  const bindingKey = githubBindingKey(host, slug);
  if (topic === 'github.workflow_run') {
    return ofRun(read(runEvent, payload), bindingKey, context);
  }
  return topic === 'github.deployment_status'
    ? ofStatus(read(statusEvent, payload), bindingKey, context)
    : ignored('It is about something else.');
}

function ofStatus(
  { deployment, deployment_status: status }: z.infer<typeof statusEvent>,
  bindingKey: string,
  { now }: EventContext,
): DeploymentEventMeaning {
  if (deployment.transient_environment) {
    return ignored('It is a preview.');
  }
  const record: SourceDeployment = toSourceDeployment(
    {
      ...restToDeployment(deployment, []),
      environment: status.environment || deployment.environment,
      // Not that of the deployment, which may be newer than this status.
      updatedAt: status.updated_at,
      statuses: toStatuses([status]),
    },
    now,
  );
  return record.outcome === 'running' || record.outcome === 'pending'
    ? { kind: 'records', bindingKey, records: [record] }
    : { kind: 'poke', bindingKey };
}

function ofRun(
  { workflow_run: run, workflow }: z.infer<typeof runEvent>,
  bindingKey: string,
  { now, rulesOf }: EventContext,
): DeploymentEventMeaning {
  const named = {
    ...run,
    name: run.name || workflow?.name,
    path: run.path || workflow?.path,
  };
  const record = runToDeployment(named, rulesOf(bindingKey), now);
  return record
    ? { kind: 'records', bindingKey, records: [record] }
    : ignored('No rule says that this workflow deploys.');
}

function ignored(why: string): DeploymentEventMeaning {
  return { kind: 'ignored', why };
}

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const { data, success } = schema.safeParse(payload);
  if (!success) {
    throw notAsExpected();
  }
  return data;
}

function notAsExpected(): SourceError {
  return new SourceError(
    'bad-response',
    'That is not what GitHub sends of it.',
  );
}
