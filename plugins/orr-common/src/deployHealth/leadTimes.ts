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

type Commits = NonNullable<DeployHealthInput['commits']>;

/** What is known of the commits of one deployment: their dates, null where they could not be compared, undefined where nobody asked. */
function datesOf(
  { group, isNew }: FollowedDeployment,
  commits: Commits | undefined,
): readonly string[] | null | undefined {
  const { revision, commitsAuthoredAt } = group;
  if (revision !== null && !isNew) {
    return undefined;
  }
  return (
    commitsAuthoredAt ?? (revision === null ? undefined : commits?.[revision])
  );
}

/** From authoring each commit to the success that brought it. The first deployment has nothing to be compared with. @internal */
export function changeLeadTime(
  successes: readonly FollowedDeployment[],
  commits: Commits | undefined,
  days: number,
): Metric {
  const areTold = successes.some(({ group }) => group.commitsAuthoredAt);
  if (!commits && !areTold) {
    return notMeasured('noCommits');
  }
  const compared = successes.flatMap(item => {
    const dates = datesOf(item, commits);
    return dates === undefined ? [] : [{ group: item.group, dates }];
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
    dates.map(date => Date.parse(group.finishedAt) - Date.parse(date)),
  );
  const kept = times.filter(time => time >= 0);
  const metric = figureOf(kept, 1, days, median);
  const dropped = times.length - kept.length;
  return metric.state === 'measured' && dropped
    ? { ...metric, dropped }
    : metric;
}
