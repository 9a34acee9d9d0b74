import { DeploymentKind, DeploymentTrigger } from 'backstage-plugin-orr-common';
import {
  DeployRule,
  environmentByRule,
  SourceDeployment,
  SourceError,
} from 'backstage-plugin-orr-node';
import {
  ArgocdApplication,
  HistoryEntry,
  historyOf,
  OperationState,
} from './argocdApplication';

/** What is told of an application besides what it says itself. @internal */
export interface ApplicationPlace {
  namespace: string;
  /** Where people look at it. */
  url: string;
  rules: readonly DeployRule[];
}

type Revisions = Pick<HistoryEntry, 'revision' | 'revisions'>;

/** Several sources have no revision that stands for all of them, and the version of a chart is none. */
function commitOf({ revision, revisions }: Revisions): string | null {
  return !revisions?.length &&
    revision &&
    /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(revision)
    ? revision.toLowerCase()
    : null;
}

function isSame(a: Revisions, b: Revisions): boolean {
  const of = ({ revision, revisions }: Revisions) =>
    JSON.stringify(revisions?.length ? revisions : [revision ?? '']);
  return of(a) === of(b);
}

function isNamed({ revision, revisions }: Revisions): boolean {
  return Boolean(revision || revisions?.length);
}

/** A branch or tag; neither a commit nor a range of versions. */
function refOf({ source }: Pick<HistoryEntry, 'source'>): string | null {
  const target = source?.targetRevision;
  return target &&
    !source.chart &&
    target !== 'HEAD' &&
    !/^[0-9a-f]{40,64}$|[*^~<>= ]/i.test(target)
    ? target
    : null;
}

function triggerOf(
  by:
    | { username?: string | null; automated?: boolean | null }
    | null
    | undefined,
): DeploymentTrigger | null {
  if (by?.automated) {
    return { id: 'argocd', type: 'bot' };
  }
  return by?.username ? { id: by.username, type: 'user' } : null;
}

function environmentOf(
  { metadata, spec }: ArgocdApplication,
  { rules }: ApplicationPlace,
  branch: string | null,
): string {
  const { name, server, namespace } = spec.destination ?? {};
  const environment =
    environmentByRule(rules, { pipeline: metadata.name, branch }) ??
    [name || server, namespace].filter(Boolean).join('/');
  if (!environment) {
    throw new SourceError(
      'bad-response',
      `The application \`${metadata.name}\` of Argo CD has no destination.`,
    );
  }
  return environment;
}

const toIso = (instant: string) => new Date(instant).toISOString();

/** What only set up again what was there is no deployment; without a commit nobody could tell later. */
function isRepetition({ kind, revision }: SourceDeployment): boolean {
  return kind === 'sync' && revision === null;
}

/** A revision that follows itself deploys nothing. What came before the oldest one that is left is not known. */
function kindOf(
  entry: HistoryEntry,
  previous: HistoryEntry | undefined,
): DeploymentKind {
  if (!previous) {
    return entry.id === 0 ? 'deploy' : 'unknown';
  }
  return isSame(entry, previous) ? 'sync' : 'deploy';
}

/** What a sync that succeeded and one that failed have in common. */
interface Told
  extends Pick<HistoryEntry, 'source' | 'initiatedBy'>,
    Pick<SourceDeployment, 'kind' | 'outcome' | 'startedAt' | 'finishedAt'> {
  /** Within the application. */
  id: string;
  revisions: Revisions;
  updatedAt: string;
}

function toRecord(
  application: ArgocdApplication,
  place: ApplicationPlace,
  told: Told,
): SourceDeployment {
  const { id, revisions, updatedAt, initiatedBy, source, ...rest } = told;
  const { name } = application.metadata;
  const ref = refOf({ source });
  const { revision } = revisions;
  return {
    ...rest,
    sourceId: `${place.namespace}/${name}/${id}`,
    environment: environmentOf(application, place, ref),
    pipeline: name,
    revision: commitOf(revisions),
    artifact: source?.chart && revision ? `${source.chart}@${revision}` : null,
    ref,
    queuedAt: null,
    supersededAt: null,
    url: place.url,
    triggeredBy: triggerOf(initiatedBy),
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: updatedAt,
  };
}

function toSuccess(
  application: ArgocdApplication,
  place: ApplicationPlace,
  { entry, previous }: { entry: HistoryEntry; previous?: HistoryEntry },
): SourceDeployment {
  const { id, source, initiatedBy, deployStartedAt } = entry;
  const deployedAt = toIso(entry.deployedAt);
  return toRecord(application, place, {
    id: `${id}`,
    revisions: entry,
    source,
    initiatedBy,
    kind: kindOf(entry, previous),
    outcome: 'succeeded',
    startedAt: deployStartedAt ? toIso(deployStartedAt) : null,
    finishedAt: deployedAt,
    updatedAt: deployedAt,
  });
}

/** The syncs that succeeded, from an id on. @internal */
export function toSuccesses(
  application: ArgocdApplication,
  place: ApplicationPlace,
  fromId = 0,
): SourceDeployment[] {
  const history = historyOf(application);
  return history
    .map((entry, index) => ({ entry, previous: history[index - 1] }))
    .filter(({ entry }) => entry.id >= fromId)
    .map(item => toSuccess(application, place, item))
    .filter(record => !isRepetition(record));
}

/** As in the history of Argo CD, a dry run and a sync of some resources alone are no deployment. */
function isWhole({ operation }: OperationState): boolean {
  const { sync } = operation ?? {};
  return !sync?.dryRun && !sync?.resources?.length;
}

function failedKind(
  application: ArgocdApplication,
  wanted: Revisions,
): DeploymentKind {
  const current = historyOf(application).at(-1);
  if (!isNamed(wanted)) {
    return 'unknown';
  }
  return current && isSame(wanted, current) ? 'sync' : 'deploy';
}

/** The latest operation, where it failed; nobody can tell of those before. @internal */
export function toFailure(
  application: ArgocdApplication,
  place: ApplicationPlace,
): SourceDeployment | undefined {
  const state = application.status?.operationState;
  const hasFailed = state?.phase === 'Failed' || state?.phase === 'Error';
  if (!state || !hasFailed || !isWhole(state)) {
    return undefined;
  }
  const { syncResult, operation } = state;
  const revisions: Revisions =
    syncResult && isNamed(syncResult)
      ? syncResult
      : { revision: operation?.sync?.revision };
  const startedAt = toIso(state.startedAt);
  const finishedAt = state.finishedAt ? toIso(state.finishedAt) : null;
  const record = toRecord(application, place, {
    id: `op/${startedAt}`,
    revisions,
    source: application.spec.source,
    initiatedBy: operation?.initiatedBy,
    kind: failedKind(application, revisions),
    outcome: 'failed',
    startedAt,
    finishedAt,
    updatedAt: finishedAt ?? startedAt,
  });
  return isRepetition(record) ? undefined : record;
}
