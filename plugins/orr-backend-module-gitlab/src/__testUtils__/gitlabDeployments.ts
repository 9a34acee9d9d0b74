import { createHash } from 'node:crypto';
import { Deployment, Environment, Job, Project } from './gitlabModel';

const MINUTE_MS = 60_000;

/** A full commit hash of that name. */
export function shaOf(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

function minutesAfter(at: Date, minutes: number): string {
  return new Date(at.getTime() + minutes * MINUTE_MS).toISOString();
}

/** A job that has begun a minute later and ended after three more. */
export function jobOf(
  project: Project,
  { id, at, sha }: { id: number; at: Date; sha: string },
  own: Partial<Job> = {},
): Job {
  return {
    id,
    name: 'deploy-production',
    stage: 'deploy',
    status: 'success',
    ref: 'main',
    tag: false,
    created_at: minutesAfter(at, -10),
    started_at: minutesAfter(at, 1),
    finished_at: minutesAfter(at, 4),
    queued_duration: 12.5,
    web_url: `${project.web_url}/-/jobs/${id}`,
    user: { id: 7, username: 'ada', name: 'Ada', bot: false },
    commit: {
      id: sha,
      short_id: sha.slice(0, 8),
      // GitLab tells the time zone of whoever committed.
      created_at: minutesAfter(at, 60).replace('Z', '+02:00'),
      committed_date: minutesAfter(at, 60).replace('Z', '+02:00'),
      message: 'Pay faster',
    },
    pipeline: {
      id: id + 1,
      source: 'push',
      web_url: `${project.web_url}/-/pipelines/${id + 1}`,
    },
    ...own,
  };
}

/** A deployment that its job ended well, four minutes later. */
export function madeDeployment(options: {
  id: number;
  project: Project;
  environment: Environment;
  at: Date;
  own: Partial<Deployment>;
}): Deployment {
  const { id, project, environment, at, own } = options;
  const iid = project.deployments.length + 1;
  const sha = own.sha ?? shaOf(`${project.path_with_namespace} ${iid}`);
  const { external_url, name } = environment;
  const isOfApi = own.deployable === null;
  return {
    id,
    iid,
    ref: 'main',
    sha,
    created_at: at.toISOString(),
    updated_at: isOfApi ? at.toISOString() : minutesAfter(at, 4),
    status: 'success',
    user: { id: 7, username: 'ada', name: 'Ada' },
    environment: { id: environment.id, name, external_url },
    deployable: jobOf(project, { id: id + 50_000, at, sha }),
    ...own,
  };
}

/** Changes it, which GitLab notes. */
export function changedDeployment(
  deployment: Deployment,
  at: Date,
  own: Partial<Deployment>,
): void {
  Object.assign(deployment, { ...own, updated_at: at.toISOString() });
}
