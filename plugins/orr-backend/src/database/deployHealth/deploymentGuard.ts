import { isNewerState } from 'backstage-plugin-orr-common';
import { DeploymentRow, toStoredDeployment } from './deploymentRows';
import { newerRow, UpsertGuard } from './upsertGuarded';

/** What one source of a state may know and another not. */
const FILLED = [
  'pipeline',
  'told_tier',
  'revision',
  'artifact',
  'ref',
  'queued_at',
  'started_at',
  'finished_at',
  'superseded_at',
  'url',
  'triggered_by',
  'head_commit_at',
  'commits_authored_at',
  'failure_marked_at',
] as const satisfies (keyof DeploymentRow)[];

const either = (column: string) => `deployment.${column}, excluded.${column}`;

/** The same as {@link isNewerState}, where the rows are. @internal */
export const DEPLOYMENT_GUARD: UpsertGuard = {
  isNewer:
    '(excluded.outcome_rank > deployment.outcome_rank or (excluded.outcome_rank = deployment.outcome_rank and excluded.source_updated_at > deployment.source_updated_at))',
  isSame:
    'excluded.outcome_rank = deployment.outcome_rank and excluded.source_updated_at = deployment.source_updated_at',
  filled: [...FILLED],
  derived: {
    tier: 'case when deployment.told_tier is null and excluded.told_tier is not null then excluded.tier else deployment.tier end',
    happened_at: `coalesce(${either('finished_at')}, ${either(
      'started_at',
    )}, ${either('queued_at')}, deployment.source_updated_at)`,
  },
};

function withDerived(row: DeploymentRow, other: DeploymentRow): DeploymentRow {
  const takesTier = row.told_tier !== null && row.told_tier === other.told_tier;
  return {
    ...row,
    tier: takesTier ? other.tier : row.tier,
    happened_at:
      row.finished_at ??
      row.started_at ??
      row.queued_at ??
      row.source_updated_at,
  };
}

function isNewerRow(row: DeploymentRow, than: DeploymentRow): boolean {
  return isNewerState(toStoredDeployment(row), toStoredDeployment(than));
}

/** Of two rows of one deployment the newer one, with what the other knows more of the same state. @internal */
export function newerDeployment(
  known: DeploymentRow,
  row: DeploymentRow,
): DeploymentRow {
  return newerRow(known, row, {
    isNewer: isNewerRow,
    filled: [...FILLED],
    derive: withDerived,
  });
}
