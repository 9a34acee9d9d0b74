import { DeploymentKind, DeploymentRecord } from './deployment';

/**
 * Records that are one deployment to people: the same revision, in parts or again, shortly after one another.
 *
 * @public
 */
export interface DeploymentGroup {
  /** Failed where the last attempt in any environment failed. */
  outcome: 'succeeded' | 'failed';
  /** Full commit hash, where it is known. */
  revision: string | null;
  /** The environments of one tier that it went to, each once. */
  environments: string[];
  /** ISO instant: the first start; null where a source tells none. */
  startedAt: string | null;
  /** ISO instant: the last end. */
  finishedAt: string;
  /** A rollback or hotfix where any of its records is one. */
  kind: DeploymentKind;
  /** Whether somebody says that it had to be put right at once. */
  isMarked: boolean;
  /** ISO instant: committer date of the revision. */
  headCommitAt: string | null;
  /** Author dates (ISO instants) of the commits that are new in it, where a record tells them. */
  commitsAuthoredAt?: readonly string[];
  /** The record that ended last, to link to. */
  url: string | null;
}

/** Attempts and parts of one deployment follow one another within this time. */
const PAUSE_MS = 60 * 60_000;

type Ended = DeploymentRecord & { finishedAt: string };

interface Open {
  revision: string | null;
  records: Ended[];
  endMs: number;
}

function startOf(record: Ended): number {
  return Date.parse(record.startedAt ?? record.queuedAt ?? record.finishedAt);
}

function byStart(a: Ended, b: Ended): number {
  return (
    startOf(a) - startOf(b) ||
    Date.parse(a.finishedAt) - Date.parse(b.finishedAt) ||
    (a.sourceId < b.sourceId ? -1 : 1)
  );
}

function hasEnded(record: DeploymentRecord): record is Ended {
  return (
    record.finishedAt !== null &&
    (record.outcome === 'succeeded' || record.outcome === 'failed')
  );
}

/** A sync of what is there already deploys nothing. */
function withoutRepeatedSyncs(records: Ended[]): Ended[] {
  const current = new Map<string, string | null>();
  return records.filter(record => {
    const isRepeated =
      record.kind === 'sync' &&
      record.revision !== null &&
      current.get(record.environment) === record.revision;
    if (record.outcome === 'succeeded') {
      current.set(record.environment, record.revision);
    }
    return !isRepeated;
  });
}

function kindOf(records: Ended[]): DeploymentKind {
  const kinds = new Set(records.map(({ kind }) => kind));
  return (
    (['rollback', 'hotfix', 'deploy', 'sync'] as const).find(kind =>
      kinds.has(kind),
    ) ?? 'unknown'
  );
}

function groupOf({ revision, records, endMs }: Open): DeploymentGroup {
  const lastOf = new Map(records.map(record => [record.environment, record]));
  const last = records.reduce((a, b) =>
    Date.parse(b.finishedAt) >= Date.parse(a.finishedAt) ? b : a,
  );
  const isTimed = records.every(({ startedAt }) => startedAt !== null);
  return {
    outcome: [...lastOf.values()].some(({ outcome }) => outcome === 'failed')
      ? 'failed'
      : 'succeeded',
    revision,
    environments: [...lastOf.keys()].sort(),
    startedAt: isTimed
      ? new Date(Math.min(...records.map(startOf))).toISOString()
      : null,
    finishedAt: new Date(endMs).toISOString(),
    kind: kindOf(records),
    isMarked: records.some(({ failureMarkedAt }) => failureMarkedAt !== null),
    headCommitAt:
      records.find(({ headCommitAt }) => headCommitAt)?.headCommitAt ?? null,
    commitsAuthoredAt: records.find(
      ({ commitsAuthoredAt }) => commitsAuthoredAt,
    )?.commitsAuthoredAt,
    url: last.url,
  };
}

/**
 * Puts the records of one entity and tier together: same revision, each starting within an hour of the end of what came before,
 * with nothing else deployed to its environment in between. Only what succeeded or failed counts. Oldest first, by their ends.
 *
 * @public
 */
export function groupDeployments(
  records: readonly DeploymentRecord[],
): DeploymentGroup[] {
  const open = new Map<string, Open>();
  const revisionIn = new Map<string, string | null>();
  const all: Open[] = [];
  const ended = records.filter(hasEnded).sort(byStart);
  for (const record of withoutRepeatedSyncs(ended)) {
    const { revision, environment } = record;
    const group = revision === null ? undefined : open.get(revision);
    const isInterrupted =
      group?.records.some(item => item.environment === environment) &&
      revisionIn.get(environment) !== revision;
    const endMs = Date.parse(record.finishedAt);
    if (group && !isInterrupted && startOf(record) <= group.endMs + PAUSE_MS) {
      group.records.push(record);
      group.endMs = Math.max(group.endMs, endMs);
    } else {
      const begun = { revision, records: [record], endMs };
      all.push(begun);
      if (revision !== null) {
        open.set(revision, begun);
      }
    }
    revisionIn.set(environment, revision);
  }
  return all
    .map(groupOf)
    .sort((a, b) => Date.parse(a.finishedAt) - Date.parse(b.finishedAt));
}
