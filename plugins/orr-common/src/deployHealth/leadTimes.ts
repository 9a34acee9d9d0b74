import { DeployHealthInput } from './deployHealth';
import { FollowedDeployment } from './followedDeployments';
import { figureOf, Metric, notMeasured } from './metric';
import { median } from './statistics';

const LEAST = 5;

/** More comparisons than this share must not have failed. */
const FAILED_COMPARISONS = 0.2;

/** From the commit of a new revision to its success. @internal */
export function headCommitLeadTime(
  successes: readonly FollowedDeployment[],
  days: number,
): Metric {
  const newOnes = successes.filter(({ isNew }) => isNew);
  const times = newOnes.flatMap(({ group }) =>
    group.headCommitAt === null
      ? []
      : Date.parse(group.finishedAt) - Date.parse(group.headCommitAt),
  );
  if (newOnes.length && !times.length) {
    return notMeasured('noCommitTimes');
  }
  const kept = times.filter(time => time >= 0);
  const metric = figureOf(kept, LEAST, days, median);
  const dropped = times.length - kept.length;
  return metric.state === 'measured' && dropped
    ? { ...metric, dropped }
    : metric;
}

/** From authoring each commit to the success that brought it. The first deployment has nothing to be compared with. @internal */
export function changeLeadTime(
  successes: readonly FollowedDeployment[],
  commits: DeployHealthInput['commits'],
  days: number,
): Metric {
  if (!commits) {
    return notMeasured('noCommits');
  }
  const compared = successes.flatMap(({ group, isNew }) => {
    const dates =
      isNew && group.revision !== null ? commits[group.revision] : undefined;
    return dates === undefined ? [] : [{ group, dates }];
  });
  const known = compared.flatMap(({ group, dates }) =>
    dates === null ? [] : [{ group, dates }],
  );
  if (
    known.length < LEAST ||
    (compared.length - known.length) / compared.length > FAILED_COMPARISONS
  ) {
    return { state: 'tooLittle', n: known.length, needed: LEAST, days };
  }
  const times = known.flatMap(({ group, dates }) =>
    dates
      .map(date => Date.parse(group.finishedAt) - Date.parse(date))
      .filter(time => time >= 0),
  );
  return figureOf(times, 1, days, median);
}
