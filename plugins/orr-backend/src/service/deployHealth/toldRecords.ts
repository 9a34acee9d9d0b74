import { InputError } from '@backstage/errors';
import { DeploymentRecord, ToldDeployment } from 'backstage-plugin-orr-common';
import { LinkedIncident } from '../../database/deployHealth/DatabaseIncidentStore';
import {
  RecordDeploymentsInput,
  RecordIncidentsInput,
} from '../DeployHealthService';

/** Clocks differ; more than that is a mistake. */
const AHEAD_MS = 10 * 60_000;
/** As long as anything is kept. */
const OLDEST_MS = 400 * 86_400_000;

type Told<T> = T & { field: string };
type DeploymentInput = RecordDeploymentsInput['deployments'][number];
type IncidentInput = RecordIncidentsInput['incidents'][number];

/**
 * In UTC, to the millisecond: instants are compared as text. An InputError names what lies too far ahead or back.
 *
 * @internal
 */
export function instantOf(
  { field }: { field: string },
  name: string,
  { text, now }: { text: string | undefined; now: Date },
): string | null {
  if (text === undefined) {
    return null;
  }
  const instant = new Date(text);
  if (instant.getTime() > now.getTime() + AHEAD_MS) {
    throw new InputError(`body.${field}.${name}: must not lie in the future`);
  }
  if (instant.getTime() < now.getTime() - OLDEST_MS) {
    throw new InputError(
      `body.${field}.${name}: must not lie more than 400 days back`,
    );
  }
  return instant.toISOString();
}

function newestOf(...instants: (string | null)[]): string | undefined {
  return instants
    .filter(instant => instant !== null)
    .sort()
    .at(-1);
}

/** As old as they may be: what was written years ago may be deployed today. */
function authorDatesOf(
  { field, commitsAuthoredAt = [] }: Told<DeploymentInput>,
  now: Date,
): string[] {
  return commitsAuthoredAt.map((text, index) => {
    const instant = new Date(text);
    if (instant.getTime() > now.getTime() + AHEAD_MS) {
      throw new InputError(
        `body.${field}.commitsAuthoredAt[${index}]: must not lie in the future`,
      );
    }
    return instant.toISOString();
  });
}

/** @internal */
export function toDeploymentRecord(
  told: Told<DeploymentInput>,
  now: Date,
): DeploymentRecord {
  const at = (
    name: Exclude<keyof ToldDeployment & `${string}At`, 'commitsAuthoredAt'>,
  ) => instantOf(told, name, { text: told[name], now });
  const [queuedAt, startedAt, finishedAt] = [
    at('queuedAt'),
    at('startedAt'),
    at('finishedAt'),
  ];
  return {
    provider: 'api',
    instance: told.source,
    sourceId: told.id,
    bindingKey: `api:${told.source}`,
    environment: told.environment,
    revision: told.revision ?? null,
    artifact: told.artifact ?? null,
    ref: told.ref ?? null,
    queuedAt,
    startedAt,
    finishedAt,
    outcome: told.outcome,
    supersededAt: null,
    kind: told.kind,
    url: told.url ?? null,
    triggeredBy: told.triggeredBy ?? null,
    headCommitAt: told.headCommitAt
      ? new Date(told.headCommitAt).toISOString()
      : null,
    ...(told.commitsAuthoredAt && {
      commitsAuthoredAt: authorDatesOf(told, now),
    }),
    failureMarkedAt: at('failureMarkedAt'),
    sourceUpdatedAt:
      at('updatedAt') ??
      newestOf(queuedAt, startedAt, finishedAt, at('failureMarkedAt')) ??
      now.toISOString(),
    observedAt: now.toISOString(),
    observedVia: 'api',
  };
}

/** @internal */
export function toIncidentRecord(
  told: Told<IncidentInput>,
  now: Date,
): LinkedIncident['record'] {
  const at = (name: 'openedAt' | 'resolvedAt' | 'updatedAt') =>
    instantOf(told, name, { text: told[name], now });
  const openedAt = at('openedAt')!;
  const resolvedAt = at('resolvedAt');
  return {
    provider: 'api',
    instance: told.source,
    sourceId: told.id,
    title: told.title ?? null,
    openedAt,
    resolvedAt,
    severity: told.severity ?? null,
    url: told.url ?? null,
    fixedByRevision: told.fixedByRevision ?? null,
    sourceUpdatedAt: at('updatedAt') ?? newestOf(openedAt, resolvedAt)!,
    observedAt: now.toISOString(),
  };
}
