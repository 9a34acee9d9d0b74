import {
  DeploymentRecord,
  EnvironmentTier,
  outcomeRank,
  sha256Hex,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface DeploymentRow {
  id: string;
  provider: string;
  instance: string;
  source_id: string;
  binding_key: string;
  environment: string;
  pipeline: string | null;
  told_tier: string | null;
  tier: string;
  revision: string | null;
  artifact: string | null;
  ref: string | null;
  queued_at: string | null;
  started_at: string | null;
  finished_at: string | null;
  outcome: string;
  outcome_rank: number;
  superseded_at: string | null;
  kind: string;
  url: string | null;
  triggered_by: string | null;
  head_commit_at: string | null;
  commits_authored_at: string | null;
  failure_marked_at: string | null;
  source_updated_at: string;
  observed_at: string;
  observed_via: string;
  happened_at: string;
}

/** A deployment with what its environment is for, and its latest time. @internal */
export interface StoredDeployment extends DeploymentRecord {
  id: string;
  /** As its source says. */
  toldTier?: EnvironmentTier;
  tier: EnvironmentTier;
  /** The workflow, job or pipeline that deployed, where the source names one. */
  pipeline?: string;
  /** ISO instant. */
  happenedAt: string;
}

/**
 * The id of what a source tells, made of its key: whoever writes it first, it is the same.
 *
 * @internal
 */
export function idOfKey(key: {
  provider: string;
  instance: string;
  sourceId: string;
}): string {
  return sha256Hex(
    JSON.stringify([key.provider, key.instance, key.sourceId]),
  ).slice(0, 40);
}

function happenedAtOf(record: DeploymentRecord): string {
  return (
    record.finishedAt ??
    record.startedAt ??
    record.queuedAt ??
    record.sourceUpdatedAt
  );
}

/** @internal */
export function toDeploymentRow(
  record: DeploymentRecord,
  {
    tier,
    toldTier,
    pipeline,
  }: { tier: EnvironmentTier; toldTier?: EnvironmentTier; pipeline?: string },
): DeploymentRow {
  return {
    id: idOfKey(record),
    provider: record.provider,
    instance: record.instance,
    source_id: record.sourceId,
    binding_key: record.bindingKey,
    environment: record.environment,
    pipeline: pipeline ?? null,
    told_tier: toldTier ?? null,
    tier,
    revision: record.revision,
    artifact: record.artifact,
    ref: record.ref,
    queued_at: record.queuedAt,
    started_at: record.startedAt,
    finished_at: record.finishedAt,
    outcome: record.outcome,
    outcome_rank: outcomeRank(record.outcome),
    superseded_at: record.supersededAt,
    kind: record.kind,
    url: record.url,
    triggered_by: record.triggeredBy && JSON.stringify(record.triggeredBy),
    head_commit_at: record.headCommitAt,
    commits_authored_at: record.commitsAuthoredAt
      ? JSON.stringify(record.commitsAuthoredAt)
      : null,
    failure_marked_at: record.failureMarkedAt,
    source_updated_at: record.sourceUpdatedAt,
    observed_at: record.observedAt,
    observed_via: record.observedVia,
    happened_at: happenedAtOf(record),
  };
}

/** @internal */
export function toStoredDeployment(row: DeploymentRow): StoredDeployment {
  return {
    id: row.id,
    provider: row.provider,
    instance: row.instance,
    sourceId: row.source_id,
    bindingKey: row.binding_key,
    environment: row.environment,
    toldTier: (row.told_tier as EnvironmentTier | null) ?? undefined,
    tier: row.tier as EnvironmentTier,
    pipeline: row.pipeline ?? undefined,
    revision: row.revision,
    artifact: row.artifact,
    ref: row.ref,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome as DeploymentRecord['outcome'],
    supersededAt: row.superseded_at,
    kind: row.kind as DeploymentRecord['kind'],
    url: row.url,
    triggeredBy: row.triggered_by ? JSON.parse(row.triggered_by) : null,
    headCommitAt: row.head_commit_at,
    ...(row.commits_authored_at !== null && {
      commitsAuthoredAt: JSON.parse(row.commits_authored_at),
    }),
    failureMarkedAt: row.failure_marked_at,
    sourceUpdatedAt: row.source_updated_at,
    observedAt: row.observed_at,
    observedVia: row.observed_via as DeploymentRecord['observedVia'],
    happenedAt: row.happened_at,
  };
}
