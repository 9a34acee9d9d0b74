import { DeploymentOutcome, DeploymentRecord } from './deployment';
import {
  DeployHealth,
  DeployHealthInput,
  LastDeployment,
} from './deployHealth';
import {
  FollowedDeployment,
  followedDeployments,
  stuckSince,
} from './followedDeployments';
import {
  deployDaysPerWeekMedian,
  deploymentsPerWeek,
  weeksOf,
} from './frequency';
import { DeploymentGroup, groupDeployments } from './groupDeployments';
import { changeLeadTime, headCommitLeadTime } from './leadTimes';
import { figureOf, Metric, notMeasured } from './metric';
import {
  attemptFailureRate,
  attemptRecovery,
  changeFailRate,
  deploymentReworkRate,
  failedDeploymentRecovery,
} from './stability';
import { median, nearestRank } from './statistics';
import {
  DAY_MS,
  isWithin,
  RATE_DAYS,
  TimeWindow,
  timeWindow,
} from './timeWindow';

/** Frequency looks back over fewer days than rates. */
const FREQUENCY_DAYS = 30;
const ROLLBACK_DAYS = 365;
const STUCK_AFTER_MS = 6 * 60 * 60_000;
const LEAST_FOR_MEDIAN = 5;
const LEAST_FOR_P90 = 10;

function lastOf(groups: readonly DeploymentGroup[]): LastDeployment | null {
  const last = groups.at(-1);
  if (!last) {
    return null;
  }
  const { outcome, revision, kind, environments, finishedAt, url } = last;
  return { outcome, revision, kind, environments, finishedAt, url };
}

function daysSinceSuccess(
  successes: readonly DeploymentGroup[],
  asOf: string,
  rates: TimeWindow,
): Metric {
  const last = successes.at(-1);
  return last
    ? {
        state: 'measured',
        value: Math.max(
          0,
          Math.floor((Date.parse(asOf) - Date.parse(last.finishedAt)) / DAY_MS),
        ),
        n: successes.filter(({ finishedAt }) => isWithin(finishedAt, rates))
          .length,
        days: rates.days,
      }
    : notMeasured('noneInCoverage');
}

function durations(
  successes: readonly DeploymentGroup[],
  days: number,
): Pick<DeployHealth, 'durationP50' | 'durationP90'> {
  const times = successes.flatMap(({ startedAt, finishedAt }) =>
    startedAt === null ? [] : Date.parse(finishedAt) - Date.parse(startedAt),
  );
  if (successes.length && !times.length) {
    const none = notMeasured('noStartTimes');
    return { durationP50: none, durationP90: none };
  }
  return {
    durationP50: figureOf(times, LEAST_FOR_MEDIAN, days, median),
    durationP90: figureOf(times, LEAST_FOR_P90, days, values =>
      nearestRank(values, 0.9),
    ),
  };
}

function stuckOf({
  records,
  asOf,
  stuckAfterMs = STUCK_AFTER_MS,
}: DeployHealthInput): DeployHealth['stuck'] {
  const since = records
    .flatMap(record => stuckSince(record, Date.parse(asOf), stuckAfterMs) ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return { n: since.length, since: since[0] ?? null };
}

function countsOf(
  records: readonly DeploymentRecord[],
  window: TimeWindow,
): Record<DeploymentOutcome, number> {
  const counts: Record<DeploymentOutcome, number> = {
    pending: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    cancelled: 0,
    skipped: 0,
    abandoned: 0,
  };
  for (const record of records) {
    const { finishedAt, startedAt, queuedAt, sourceUpdatedAt } = record;
    if (
      isWithin(finishedAt ?? startedAt ?? queuedAt ?? sourceUpdatedAt, window)
    ) {
      counts[record.outcome] += 1;
    }
  }
  return counts;
}

function rollbacksOf(
  followed: readonly FollowedDeployment[],
  rates: TimeWindow,
): DeployHealth['rollbacks'] {
  const ends = followed
    .filter(({ isRollback }) => isRollback)
    .map(({ group }) => group.finishedAt);
  const last = ends.at(-1);
  const fromMs = rates.toMs - ROLLBACK_DAYS * DAY_MS;
  return {
    n: ends.filter(end => isWithin(end, rates)).length,
    lastAt: last && isWithin(last, { fromMs, toMs: rates.toMs }) ? last : null,
  };
}

/** What comes to be known later has not happened yet. */
function knownBy(
  input: DeployHealthInput,
): Pick<DeployHealthInput, 'records' | 'incidents'> {
  const now = Date.parse(input.asOf);
  const has = (instant: string | null) =>
    instant === null || Date.parse(instant) <= now;
  return {
    records: input.records.filter(({ finishedAt }) => has(finishedAt)),
    incidents: input.incidents?.filter(({ openedAt }) => has(openedAt)) ?? null,
  };
}

/**
 * Judges the deployments of one entity to one tier. Pure: the same input gives the same answer, in whatever order the records come.
 *
 * @public
 */
export function computeDeployHealth(given: DeployHealthInput): DeployHealth {
  const input = { ...given, ...knownBy(given) };
  const { records, asOf, coveredFrom, failures } = input;
  const rates = timeWindow(asOf, RATE_DAYS, coveredFrom);
  const groups = groupDeployments(records);
  const followed = followedDeployments(groups, input.incidents ?? []);
  const recent = groups.filter(item => isWithin(item.finishedAt, rates));
  const followedRecently = followed.filter(item =>
    isWithin(item.group.finishedAt, rates),
  );
  const successes = followed.map(({ group }) => group);
  const recentSuccesses = followedRecently.map(({ group }) => group);
  const { days } = rates;
  const recovery = failedDeploymentRecovery(followedRecently, input, days);
  return {
    asOf,
    sources: [...new Set(records.map(({ provider }) => provider))].sort(),
    coverage: { days, of: rates.asked, from: coveredFrom },
    lastDeployment: lastOf(groups),
    daysSinceSuccess: daysSinceSuccess(successes, asOf, rates),
    deploymentsPerWeek: deploymentsPerWeek(
      successes,
      timeWindow(asOf, FREQUENCY_DAYS, coveredFrom),
    ),
    deployDaysPerWeekMedian: deployDaysPerWeekMedian(successes, rates),
    attemptFailureRate: attemptFailureRate(recent, failures, days),
    ...durations(recentSuccesses, days),
    headCommitLeadTime: headCommitLeadTime(followedRecently, days),
    isConfigLeadTime: input.isConfigRepository ?? false,
    changeLeadTime: changeLeadTime(followedRecently, input.commits, days),
    changeFailRate: changeFailRate(followedRecently, input, days),
    failedDeploymentRecovery: recovery.metric,
    unrecoveredSince: recovery.unrecoveredSince,
    attemptRecovery: attemptRecovery(groups, failures, rates),
    deploymentReworkRate: deploymentReworkRate(followedRecently, input, days),
    rollbacks: rollbacksOf(followed, rates),
    stuck: stuckOf(input),
    weeks: weeksOf(recent, rates),
    counts: countsOf(records, rates),
  };
}
