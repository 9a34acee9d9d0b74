import { DeploymentOutcome, DeploymentRecord } from './deployment';

const RANKS: Record<DeploymentOutcome, 0 | 1 | 2> = {
  pending: 0,
  running: 1,
  succeeded: 2,
  failed: 2,
  cancelled: 2,
  skipped: 2,
  abandoned: 2,
};

/**
 * How far an outcome is: 0 pending, 1 running, 2 ended. A record never goes back.
 *
 * @public
 */
export function outcomeRank(outcome: DeploymentOutcome): 0 | 1 | 2 {
  return RANKS[outcome];
}

/**
 * Whether what came in tells more than what is stored: it is further on, or as far and newer by the clock of the source.
 * Whatever the order in which states arrive, and however often, the same one stays.
 *
 * @public
 */
export function isNewerState(
  incoming: Pick<DeploymentRecord, 'outcome' | 'sourceUpdatedAt'>,
  stored: Pick<DeploymentRecord, 'outcome' | 'sourceUpdatedAt'>,
): boolean {
  const rise = outcomeRank(incoming.outcome) - outcomeRank(stored.outcome);
  return rise === 0
    ? Date.parse(incoming.sourceUpdatedAt) > Date.parse(stored.sourceUpdatedAt)
    : rise > 0;
}
