import { DeployHealthInput } from './deployHealth';
import { FollowedDeployment, isBad, recoveredAt } from './followedDeployments';
import { DeploymentGroup } from './groupDeployments';
import { figureOf, Metric, notMeasured, rateOf } from './metric';
import { median } from './statistics';
import { isWithin, TimeWindow } from './timeWindow';

const LEAST_ATTEMPTS = 5;
const LEAST_DEPLOYMENTS = 10;
const LEAST_RECOVERIES = 3;

/** Share of the attempts that failed. @internal */
export function attemptFailureRate(
  groups: readonly DeploymentGroup[],
  failures: DeployHealthInput['failures'],
  days: number,
): Metric {
  return failures === 'full'
    ? rateOf(
        groups.filter(({ outcome }) => outcome === 'failed').length,
        groups.length,
        LEAST_ATTEMPTS,
        days,
      )
    : notMeasured('failuresUnseen');
}

function seesRollbacks(followed: readonly FollowedDeployment[]): boolean {
  return followed.some(
    ({ group, isRollback }) => group.revision !== null || isRollback,
  );
}

/** DORA’s share of deployments that had to be put right at once. @internal */
export function changeFailRate(
  followed: readonly FollowedDeployment[],
  { incidents }: DeployHealthInput,
  days: number,
): Metric {
  if (!incidents && !seesRollbacks(followed)) {
    return notMeasured('noIncidentSource');
  }
  return rateOf(
    followed.filter(isBad).length,
    followed.length,
    LEAST_DEPLOYMENTS,
    days,
  );
}

/** DORA’s time until they had been put right, and those that have not. @internal */
export function failedDeploymentRecovery(
  followed: readonly FollowedDeployment[],
  { incidents }: DeployHealthInput,
  days: number,
): { metric: Metric; unrecoveredSince: string[] } {
  if (!incidents && !seesRollbacks(followed)) {
    return { metric: notMeasured('noIncidentSource'), unrecoveredSince: [] };
  }
  const times: number[] = [];
  const unrecoveredSince: string[] = [];
  for (const item of followed.filter(isBad)) {
    const end = recoveredAt(item);
    if (end === undefined) {
      unrecoveredSince.push(item.group.finishedAt);
    } else {
      times.push(end - Date.parse(item.group.finishedAt));
    }
  }
  return {
    metric: figureOf(times, LEAST_RECOVERIES, days, median),
    unrecoveredSince,
  };
}

/** From each failed attempt to the next success in an environment of its own. @internal */
export function attemptRecovery(
  groups: readonly DeploymentGroup[],
  failures: DeployHealthInput['failures'],
  window: TimeWindow,
): Metric {
  if (failures !== 'full') {
    return notMeasured('failuresUnseen');
  }
  const nextSuccess = new Map<string, number>();
  const times: number[] = [];
  for (const { outcome, environments, finishedAt } of [...groups].reverse()) {
    const end = Date.parse(finishedAt);
    if (outcome === 'succeeded') {
      environments.forEach(name => nextSuccess.set(name, end));
    } else if (isWithin(finishedAt, window)) {
      const next = environments.flatMap(name => nextSuccess.get(name) ?? []);
      times.push(...(next.length ? [Math.min(...next) - end] : []));
    }
  }
  return figureOf(times, LEAST_RECOVERIES, window.days, median);
}

/** DORA’s share of deployments that only repaired. @internal */
export function deploymentReworkRate(
  followed: readonly FollowedDeployment[],
  { incidents, hasHotfixRule }: DeployHealthInput,
  days: number,
): Metric {
  if (!incidents && !hasHotfixRule) {
    return notMeasured('noHotfixRule');
  }
  return rateOf(
    followed.filter(
      ({ group, isRollback, isFix }) =>
        isRollback || isFix || group.kind === 'hotfix',
    ).length,
    followed.length,
    LEAST_DEPLOYMENTS,
    days,
  );
}
