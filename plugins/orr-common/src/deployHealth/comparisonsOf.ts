import { DeploymentRecord } from './deployment';
import { followedDeployments } from './followedDeployments';
import { groupDeployments } from './groupDeployments';
import { isWithin, RATE_DAYS, timeWindow } from './timeWindow';

/**
 * Two revisions of which the commits between them are to be known.
 *
 * @public
 */
export interface RevisionComparison {
  /** The revision that succeeded before. */
  base: string;
  /** The revision that was new. */
  head: string;
  /** ISO instant: the end of the deployment that brought it. */
  finishedAt: string;
}

/**
 * What has to be compared to know the commits of each success of one tier that rates look back over. The first success has nothing
 * to be compared with; a revision that was there before brings nothing, and what was told together with a deployment needs not be
 * asked for. The records are those of one repository.
 *
 * @public
 */
export function comparisonsOf(
  records: readonly DeploymentRecord[],
  {
    asOf,
    coveredFrom,
  }: {
    /** ISO instant of the judgement. */
    asOf: string;
    /** ISO instant since when data could be had; null where none could. */
    coveredFrom: string | null;
  },
): RevisionComparison[] {
  const rates = timeWindow(asOf, RATE_DAYS, coveredFrom);
  const found: RevisionComparison[] = [];
  let base: string | null = null;
  for (const { group, isNew } of followedDeployments(
    groupDeployments(records),
    [],
  )) {
    const { revision, finishedAt, commitsAuthoredAt } = group;
    const isAsked = isNew && !commitsAuthoredAt && isWithin(finishedAt, rates);
    if (isAsked && base !== null && revision !== null) {
      found.push({ base, head: revision, finishedAt });
    }
    base = revision ?? base;
  }
  return found;
}
