import { WeekOfDeployments } from './deployHealth';
import { DeploymentGroup } from './groupDeployments';
import { figureOf, Metric } from './metric';
import { median } from './statistics';
import { DAY_MS, isWithin, TimeWindow } from './timeWindow';

const LEAST_DAYS = 14;
const LEAST_WEEKS = 4;
const WEEK_DAYS = 7;

/** Successes per week of the days of which data could be had. @internal */
export function deploymentsPerWeek(
  successes: readonly DeploymentGroup[],
  window: TimeWindow,
): Metric {
  const n = successes.filter(({ finishedAt }) =>
    isWithin(finishedAt, window),
  ).length;
  const { days } = window;
  return days < LEAST_DAYS
    ? { state: 'tooLittle', n, needed: LEAST_DAYS, days }
    : { state: 'measured', value: n / (days / WEEK_DAYS), n, days };
}

/** 1 January 1970 was a Thursday: the first Monday came four days later. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const WEEK_MS = WEEK_DAYS * DAY_MS;

/** Median over the whole ISO weeks of the window of the days with a success, weeks without any included. @internal */
export function deployDaysPerWeekMedian(
  successes: readonly DeploymentGroup[],
  window: TimeWindow,
): Metric {
  const first = Math.ceil((window.fromMs - FIRST_MONDAY_MS) / WEEK_MS);
  const end = Math.floor((window.toMs - FIRST_MONDAY_MS) / WEEK_MS);
  const daysOf = Array.from(
    { length: Math.max(0, end - first) },
    () => new Set<number>(),
  );
  for (const { finishedAt } of successes) {
    const ms = Date.parse(finishedAt);
    daysOf[Math.floor((ms - FIRST_MONDAY_MS) / WEEK_MS) - first]?.add(
      Math.floor(ms / DAY_MS),
    );
  }
  return figureOf(
    daysOf.map(({ size }) => size),
    LEAST_WEEKS,
    window.days,
    median,
  );
}

/** What ended in each of the weeks that the window touches, the oldest first. @internal */
export function weeksOf(
  groups: readonly DeploymentGroup[],
  window: TimeWindow,
): WeekOfDeployments[] {
  const weekOf = (ms: number) => Math.floor((ms - FIRST_MONDAY_MS) / WEEK_MS);
  const first = weekOf(window.fromMs);
  const weeks = Array.from(
    { length: window.days && weekOf(window.toMs - 1) - first + 1 },
    (_, index): WeekOfDeployments => ({
      from: new Date((first + index) * WEEK_MS + FIRST_MONDAY_MS)
        .toISOString()
        .slice(0, 10),
      succeeded: 0,
      failed: 0,
    }),
  );
  for (const { outcome, finishedAt } of groups) {
    const week = weeks[weekOf(Date.parse(finishedAt)) - first];
    if (week) {
      week[outcome] += 1;
    }
  }
  return weeks;
}
