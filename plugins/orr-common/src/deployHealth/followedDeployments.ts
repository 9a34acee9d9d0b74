import { DeploymentRecord, IncidentRecord } from './deployment';
import { DeploymentGroup } from './groupDeployments';
import { DAY_MS } from './timeWindow';

/**
 * A deployment that succeeded, with what came of it.
 *
 * @internal
 */
export interface FollowedDeployment {
  group: DeploymentGroup;
  /** Its revision had not been deployed before. */
  isNew: boolean;
  /** It brought back what had been deployed before something else. */
  isRollback: boolean;
  /** The next one that succeeded. */
  next?: FollowedDeployment;
  /** Those that began within a day of it, and before the next one. */
  incidents: IncidentRecord[];
  /** It put an incident right. */
  isFix: boolean;
}

/** To each deployment the incidents that began within a day of it, and before the next one. */
function incidentsAfter(
  successes: readonly DeploymentGroup[],
  incidents: readonly IncidentRecord[],
): IncidentRecord[][] {
  const after: IncidentRecord[][] = successes.map(() => []);
  const opened = incidents
    .map(incident => ({ incident, ms: Date.parse(incident.openedAt) }))
    .sort((a, b) => a.ms - b.ms);
  let index = -1;
  for (const { incident, ms } of opened) {
    while (
      index + 1 < successes.length &&
      Date.parse(successes[index + 1].finishedAt) <= ms
    ) {
      index += 1;
    }
    if (index >= 0 && ms < Date.parse(successes[index].finishedAt) + DAY_MS) {
      after[index].push(incident);
    }
  }
  return after;
}

/** What came of each deployment that succeeded, oldest first. @internal */
export function followedDeployments(
  groups: readonly DeploymentGroup[],
  incidents: readonly IncidentRecord[],
): FollowedDeployment[] {
  const succeeded = groups.filter(({ outcome }) => outcome === 'succeeded');
  const before = new Set<string>();
  const fixes = new Set(
    incidents.flatMap(({ fixedByRevision }) => fixedByRevision ?? []),
  );
  const incidentsOf = incidentsAfter(succeeded, incidents);
  let current: string | null = null;
  const followed = succeeded.map((group, index): FollowedDeployment => {
    const { revision } = group;
    const isKnown = revision !== null && before.has(revision);
    const isRollback =
      group.kind === 'rollback' || (isKnown && current !== revision);
    const isNew = revision !== null && !isKnown;
    if (revision !== null) {
      before.add(revision);
    }
    current = revision;
    return {
      group,
      isNew,
      isRollback,
      incidents: incidentsOf[index],
      isFix: revision !== null && isNew && fixes.has(revision),
    };
  });
  followed.forEach((item, index) => {
    item.next = followed[index + 1];
  });
  return followed;
}

/** It had to be put right at once: an incident, a rollback next, or somebody said so. @internal */
export function isBad({ group, next, incidents }: FollowedDeployment): boolean {
  return group.isMarked || incidents.length > 0 || (next?.isRollback ?? false);
}

/** Epoch milliseconds when it had been put right, undefined while it has not. @internal */
export function recoveredAt({
  next,
  incidents,
}: FollowedDeployment): number | undefined {
  const ends: number[] = [];
  if (incidents.length && incidents.every(({ resolvedAt }) => resolvedAt)) {
    ends.push(
      Math.max(...incidents.map(({ resolvedAt }) => Date.parse(resolvedAt!))),
    );
  }
  if (next && (next.isRollback || next.group.kind === 'hotfix')) {
    ends.push(Date.parse(next.group.finishedAt));
  }
  return ends.length ? Math.min(...ends) : undefined;
}

/** Neither ended nor heard of for longer than that. @internal */
export function stuckSince(
  { outcome, startedAt, queuedAt, sourceUpdatedAt }: DeploymentRecord,
  nowMs: number,
  limitMs: number,
): string | undefined {
  const since = startedAt ?? queuedAt ?? sourceUpdatedAt;
  return (outcome === 'pending' || outcome === 'running') &&
    nowMs - Date.parse(since) > limitMs
    ? since
    : undefined;
}
