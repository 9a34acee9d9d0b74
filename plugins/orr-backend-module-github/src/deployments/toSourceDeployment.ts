import { DeploymentKind, DeploymentTrigger } from 'backstage-plugin-orr-common';
import { SourceDeployment } from 'backstage-plugin-orr-node';
import { httpUrlOf } from './httpUrlOf';

/** After that nobody is going to say how it ended. */
const ABANDONED_AFTER_MS = 7 * 86_400_000;

/** A deployment of GitHub, whichever of its two APIs told it. @internal */
export interface GithubDeployment {
  id: number;
  revision: string;
  ref: string | null;
  task: string | null;
  environment: string;
  isProduction: boolean;
  /** As GraphQL has it; REST has none. */
  state: string | null;
  createdAt: string;
  updatedAt: string;
  creator: { login: string; type?: string } | null;
  headCommitAt: string | null;
  /** In any order. */
  statuses: { state: string; createdAt: string; url: string | null }[];
}

type Status = GithubDeployment['statuses'][number];

const ENDS: Record<string, 'succeeded' | 'failed'> = {
  success: 'succeeded',
  active: 'succeeded',
  failure: 'failed',
  error: 'failed',
};

/**
 * The newest status that says how it ended is the outcome. That it is inactive now says only that another one has taken its place.
 *
 * @internal
 */
export function toSourceDeployment(
  deployment: GithubDeployment,
  now: Date,
): SourceDeployment {
  const { statuses, createdAt, updatedAt } = deployment;
  const ended = endOf(deployment);
  const sourceUpdatedAt = [updatedAt, ...statuses.map(item => item.createdAt)]
    .sort()
    .at(-1)!;
  const inactive = earliest(
    statuses.filter(
      ({ state, createdAt: at }) =>
        isState(state, 'inactive') && (!ended || at >= ended.at),
    ),
  );
  return {
    sourceId: String(deployment.id),
    environment: deployment.environment,
    ...(deployment.isProduction && { tier: 'production' }),
    revision: deployment.revision,
    artifact: null,
    ref: deployment.ref,
    queuedAt: createdAt,
    startedAt:
      earliest(statuses.filter(({ state }) => isState(state, 'in_progress')))
        ?.createdAt ?? null,
    finishedAt: ended?.at ?? null,
    outcome: ended?.outcome ?? openOutcomeOf(deployment, sourceUpdatedAt, now),
    supersededAt: inactive?.createdAt ?? null,
    kind: kindOf(deployment.task),
    url: httpUrlOf(ended?.url ?? newest(statuses)?.url),
    triggeredBy: toTrigger(deployment.creator),
    headCommitAt: deployment.headCommitAt,
    failureMarkedAt: null,
    sourceUpdatedAt,
  };
}

function endOf({ statuses, state, updatedAt }: GithubDeployment) {
  const ends = statuses.filter(item => item.state.toLowerCase() in ENDS);
  const at = newest(ends)?.createdAt;
  const last = ends.filter(({ createdAt }) => createdAt === at);
  const end = last.find(item => isState(item.state, state ?? '')) ?? last.at(0);
  if (end) {
    return {
      outcome: ENDS[end.state.toLowerCase()],
      at: end.createdAt,
      url: end.url,
    };
  }
  const outcome = state && ENDS[state.toLowerCase()];
  return outcome ? { outcome, at: updatedAt, url: null } : undefined;
}

function openOutcomeOf(
  { state, statuses }: GithubDeployment,
  updatedAt: string,
  now: Date,
): SourceDeployment['outcome'] {
  const latest = newest(statuses)?.state ?? state ?? 'pending';
  const isOver =
    ['abandoned', 'inactive', 'destroyed'].some(
      given => isState(latest, given) || isState(state ?? '', given),
    ) || isAbandoned(updatedAt, now);
  if (isOver) {
    return 'abandoned';
  }
  return isState(latest, 'in_progress') ? 'running' : 'pending';
}

/** Whether it has not been told of for so long that its end is not going to be. @internal */
export function isAbandoned(updatedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(updatedAt) > ABANDONED_AFTER_MS;
}

/** What the task says; a name of their own says nothing. */
function kindOf(task: string | null): DeploymentKind {
  const words = (task ?? 'deploy').toLowerCase().split(/[^a-z]+/);
  return (
    (['rollback', 'hotfix', 'deploy'] as const).find(kind =>
      words.includes(kind),
    ) ?? 'unknown'
  );
}

/** @internal */
export function toTrigger(
  by: { login: string; type?: string } | null | undefined,
): DeploymentTrigger | null {
  if (!by) {
    return null;
  }
  const isBot = by.type === 'Bot' || by.login.endsWith('[bot]');
  const known = by.type === 'User' ? 'user' : 'unknown';
  return { id: by.login, type: isBot ? 'bot' : known };
}

/** GraphQL says it in upper case, REST in lower case. */
function isState(given: string, wanted: string): boolean {
  return given.toLowerCase() === wanted.toLowerCase();
}

function newest(statuses: Status[]): Status | undefined {
  return statuses.reduce<Status | undefined>(
    (best, item) => (!best || item.createdAt > best.createdAt ? item : best),
    undefined,
  );
}

function earliest(statuses: Status[]): Status | undefined {
  return statuses.reduce<Status | undefined>(
    (best, item) => (!best || item.createdAt < best.createdAt ? item : best),
    undefined,
  );
}
