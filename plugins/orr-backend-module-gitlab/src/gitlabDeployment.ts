import {
  DeploymentOutcome,
  DeploymentTrigger,
} from 'backstage-plugin-orr-common';
import { SourceDeployment } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { gitlabInstant } from './gitlabInstant';
import { webUrlOf } from './webUrlOf';

const user = z.object({
  username: z.string(),
  bot: z.boolean().nullish(),
});

const deployable = z.object({
  name: z.string().nullish(),
  status: z.string().nullish(),
  started_at: gitlabInstant.nullish(),
  finished_at: gitlabInstant.nullish(),
  /** Seconds. */
  queued_duration: z.number().nonnegative().nullish(),
  web_url: z.string().nullish(),
  user: user.nullish(),
  commit: z
    .object({
      id: z.string(),
      committed_date: gitlabInstant.nullish(),
      created_at: gitlabInstant.nullish(),
    })
    .nullish(),
  pipeline: z
    .object({ web_url: z.string().nullish(), source: z.string().nullish() })
    .nullish(),
});

const OUTCOMES = {
  created: 'pending',
  blocked: 'pending',
  running: 'running',
  success: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  skipped: 'skipped',
} as const satisfies Record<string, DeploymentOutcome>;

/** What is read of a deployment as the REST API tells it. @internal */
export const gitlabDeploymentSchema = z.object({
  id: z.number().int().positive(),
  status: z.enum(Object.keys(OUTCOMES) as [keyof typeof OUTCOMES, ...never[]]),
  ref: z.string().nullish(),
  sha: z.string().min(1),
  created_at: gitlabInstant,
  updated_at: gitlabInstant,
  environment: z.object({
    id: z.number().int().positive(),
    name: z.string().min(1),
  }),
  user: user.nullish(),
  deployable: deployable.nullish(),
});

/** @internal */
export type GitlabDeployment = z.infer<typeof gitlabDeploymentSchema>;

/** Jobs that wait for a person, an hour or earlier jobs, as every job of a pipeline does at first. */
const NOT_BEGUN = ['created', 'manual', 'scheduled'];

/**
 * Whether anything has been asked to deploy. GitLab makes the deployment together with its job, so that each pipeline leaves one
 * behind for a job that nobody ever starts. Once the job starts the deployment changes and is told.
 *
 * @internal
 */
export function isBegun({ status, deployable: job }: GitlabDeployment) {
  return status !== 'created' || !job || !NOT_BEGUN.includes(job.status ?? '');
}

/** What GitLab tells, in the words of the portal. @internal */
export function recordOf(
  deployment: GitlabDeployment,
  about: { tier?: SourceDeployment['tier']; environmentUrl?: string },
): SourceDeployment {
  const { deployable: job, sha } = deployment;
  const { commit } = job ?? {};
  const committedAt = commit?.committed_date ?? commit?.created_at;
  return {
    sourceId: String(deployment.id),
    environment: deployment.environment.name,
    ...(about.tier && { tier: about.tier }),
    ...(job?.name && { pipeline: job.name }),
    revision: sha,
    artifact: null,
    ref: deployment.ref ?? null,
    ...timesOf(deployment),
    outcome: OUTCOMES[deployment.status],
    supersededAt: null,
    kind: 'deploy',
    url:
      webUrlOf(job?.web_url) ??
      webUrlOf(job?.pipeline?.web_url) ??
      webUrlOf(about.environmentUrl),
    triggeredBy: triggerOf(deployment),
    headCommitAt: commit?.id === sha ? committedAt ?? null : null,
    failureMarkedAt: null,
    sourceUpdatedAt: deployment.updated_at,
  };
}

/** Those of the job; a deployment without one, made by a call of the API, has only its own. */
function timesOf(deployment: GitlabDeployment) {
  const { status, created_at, updated_at, deployable: job } = deployment;
  const hasEnded = !['created', 'blocked', 'running'].includes(status);
  if (!job) {
    const hasStarted = !['created', 'blocked'].includes(status);
    return {
      queuedAt: created_at,
      // Told in one call with how it ended: nobody has said when it began.
      startedAt:
        hasStarted && !(hasEnded && isAtOnce(created_at, updated_at))
          ? created_at
          : null,
      finishedAt: hasEnded ? updated_at : null,
    };
  }
  const { started_at: startedAt, queued_duration: queued } = job;
  return {
    queuedAt:
      startedAt && typeof queued === 'number'
        ? new Date(Date.parse(startedAt) - queued * 1000).toISOString()
        : created_at,
    startedAt: startedAt ?? null,
    finishedAt: hasEnded ? job.finished_at ?? updated_at : null,
  };
}

function isAtOnce(first: string, second: string): boolean {
  return Date.parse(second) - Date.parse(first) < 1000;
}

function triggerOf({
  user: owner,
  deployable: job,
}: GitlabDeployment): DeploymentTrigger | null {
  // A job that is run again keeps the user of its deployment, and has its own.
  const by = job?.user ?? owner;
  if (!by) {
    return null;
  }
  if (job?.pipeline?.source === 'schedule') {
    return { id: by.username, type: 'schedule' };
  }
  const isBot = by.bot ?? /^(project|group)_\d+_bot(_|\d|$)/.test(by.username);
  return { id: by.username, type: isBot ? 'bot' : 'user' };
}
