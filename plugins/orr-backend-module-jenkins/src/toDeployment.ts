import {
  DeploymentOutcome,
  DeploymentTrigger,
} from 'backstage-plugin-orr-common';
import {
  DeployRule,
  environmentByRule,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { hasEnded, JenkinsBuild, sourceIdOf } from './jenkinsBuild';

function actionsOf(build: JenkinsBuild) {
  return build.actions?.flatMap(item => item ?? []) ?? [];
}

/** The one of them, unless there are several. */
function onlyOne(values: (string | null | undefined)[]): string | null {
  const [value, ...others] = new Set(values.filter(Boolean));
  return others.length ? null : value ?? null;
}

/** A build that checks out more than one repository does not say which of the revisions it deploys. */
function revisionOf(build: JenkinsBuild): string | null {
  const hash = onlyOne(
    actionsOf(build).map(({ lastBuiltRevision }) => lastBuiltRevision?.SHA1),
  );
  return hash && /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(hash)
    ? hash.toLowerCase()
    : null;
}

function branchOf(build: JenkinsBuild): string | null {
  const name = onlyOne(
    actionsOf(build).flatMap(
      ({ lastBuiltRevision }) =>
        lastBuiltRevision?.branch?.map(branch => branch.name) ?? [],
    ),
  );
  return name === 'detached'
    ? null
    : name?.replace(
        /^(refs\/remotes\/[^/]+\/|refs\/(heads|tags)\/|origin\/)/,
        '',
      ) || null;
}

/** A secret parameter has no value in what Jenkins answers. */
function parametersOf(build: JenkinsBuild): Record<string, string> {
  return Object.fromEntries(
    actionsOf(build)
      .flatMap(({ parameters }) => parameters ?? [])
      .filter(({ value }) =>
        ['string', 'number', 'boolean'].includes(typeof value),
      )
      .map(({ name, value }) => [name, String(value)]),
  );
}

function triggerOf(build: JenkinsBuild): DeploymentTrigger | null {
  const causes = actionsOf(build).flatMap(item => item.causes ?? []);
  const userId = causes
    .map(cause => cause.userId)
    .find(id => typeof id === 'string' && id !== '');
  if (typeof userId === 'string') {
    return { id: userId, type: 'user' };
  }
  const isBy = (name: string) =>
    causes.some(cause => cause._class?.endsWith(name));
  if (isBy('TimerTriggerCause')) {
    return { id: 'timer', type: 'schedule' };
  }
  return isBy('SCMTriggerCause') || isBy('BranchEventCause')
    ? { id: 'scm', type: 'bot' }
    : null;
}

function outcomeOf(
  build: JenkinsBuild,
  unstableIs: 'failed' | 'succeeded',
): DeploymentOutcome {
  const outcomes = {
    SUCCESS: 'succeeded',
    UNSTABLE: unstableIs,
    FAILURE: 'failed',
    ABORTED: 'cancelled',
    NOT_BUILT: 'skipped',
  } as const;
  return build.building || !build.result ? 'running' : outcomes[build.result];
}

function addressOf(url: string | null | undefined): string | null {
  return url &&
    URL.canParse(url) &&
    /^https?:$/.test(new URL(url).protocol) &&
    !new URL(url).username
    ? url
    : null;
}

/** A build as a deployment; undefined where no rule says that it is one. @internal */
export function toDeployment(
  build: JenkinsBuild,
  options: {
    job: string;
    rules: readonly DeployRule[];
    unstableIs: 'failed' | 'succeeded';
  },
): SourceDeployment | undefined {
  const { job, rules, unstableIs } = options;
  const ref = branchOf(build);
  const environment = environmentByRule(rules, {
    pipeline: job,
    branch: ref,
    parameters: parametersOf(build),
  });
  if (environment === undefined) {
    return undefined;
  }
  const startedAt = new Date(build.timestamp).toISOString();
  const finishedAt = hasEnded(build)
    ? new Date(build.timestamp + (build.duration ?? 0)).toISOString()
    : null;
  return {
    sourceId: sourceIdOf(job, build.number),
    environment,
    pipeline: job,
    revision: revisionOf(build),
    artifact: null,
    ref,
    queuedAt: null,
    startedAt,
    finishedAt,
    outcome: outcomeOf(build, unstableIs),
    supersededAt: null,
    kind: 'deploy',
    url: addressOf(build.url),
    triggeredBy: triggerOf(build),
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: finishedAt ?? startedAt,
  };
}
