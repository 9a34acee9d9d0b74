import {
  MOST_COMPARED_COMMITS,
  SourceAlert,
  SourceDeployment,
  SourceError,
  SourceIncident,
} from 'backstage-plugin-orr-node';

/** As long as anything is kept. */
const KEPT_MS = 400 * 86_400_000;
const MAX_TEXT = 2_048;

const UNPAIRED = /\p{Surrogate}/gu;

const ENDED: ReadonlySet<string> = new Set([
  'succeeded',
  'failed',
  'cancelled',
  'skipped',
  'abandoned',
]);

function badReply(what: string): SourceError {
  return new SourceError(
    'bad-response',
    `The source told of ${what} in a way that the portal does not understand.`,
  );
}

function requiredInstant(text: unknown, what: string): string {
  const ms = typeof text === 'string' ? Date.parse(text) : NaN;
  if (Number.isNaN(ms)) {
    throw badReply(what);
  }
  return new Date(ms).toISOString();
}

function instant(text: unknown, what: string): string | null {
  return text === null || text === undefined
    ? null
    : requiredInstant(text, what);
}

/** PostgreSQL stores no NUL and no half of a character, and nobody reads a page of text in a table. */
function shortText(text: unknown): string | null {
  return typeof text === 'string' && text
    ? text
        .slice(0, MAX_TEXT)
        .replaceAll('\u0000', '')
        .replace(UNPAIRED, '\uFFFD')
    : null;
}

function requiredText(text: unknown, what: string): string {
  const short = shortText(text);
  if (short === null) {
    throw badReply(what);
  }
  return short;
}

/** It becomes a link: nothing but http and https. */
function safeUrl(url: unknown): string | null {
  const text = shortText(url);
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

/** The author dates of commits; more than anybody counts are left out together. @internal */
export function authorDates(told: readonly unknown[]): string[] | undefined {
  return told.length > MOST_COMPARED_COMMITS
    ? undefined
    : told.map(date => requiredInstant(date, 'the date of a commit'));
}

/** In UTC, to the millisecond: instants are compared as text. A SourceError where it is not what it should be. @internal */
export function normalDeployment(told: SourceDeployment): SourceDeployment {
  const at = (
    name:
      | 'queuedAt'
      | 'startedAt'
      | 'supersededAt'
      | 'headCommitAt'
      | 'failureMarkedAt',
  ) => instant(told[name], `the ${name} of a deployment`);
  return {
    sourceId: requiredText(told.sourceId, 'a deployment'),
    environment: requiredText(told.environment, 'an environment'),
    tier: told.tier,
    pipeline: shortText(told.pipeline) ?? undefined,
    revision: shortText(told.revision),
    artifact: shortText(told.artifact),
    ref: shortText(told.ref),
    queuedAt: at('queuedAt'),
    startedAt: at('startedAt'),
    finishedAt: ENDED.has(told.outcome)
      ? instant(told.finishedAt, 'the end of a deployment')
      : null,
    outcome: told.outcome,
    supersededAt: at('supersededAt'),
    kind: told.kind,
    url: safeUrl(told.url),
    triggeredBy: told.triggeredBy && {
      id: shortText(told.triggeredBy.id) ?? '',
      type: told.triggeredBy.type,
    },
    headCommitAt: at('headCommitAt'),
    ...(told.commitsAuthoredAt && {
      commitsAuthoredAt: authorDates(told.commitsAuthoredAt),
    }),
    failureMarkedAt: at('failureMarkedAt'),
    sourceUpdatedAt: requiredInstant(
      told.sourceUpdatedAt,
      'the time of a deployment',
    ),
  };
}

/** The same for an incident. @internal */
export function normalIncident<T extends SourceIncident>(told: T): T {
  return {
    ...told,
    sourceId: requiredText(told.sourceId, 'an incident'),
    title: shortText(told.title),
    openedAt: requiredInstant(told.openedAt, 'the beginning of an incident'),
    resolvedAt: instant(told.resolvedAt, 'the end of an incident'),
    severity: shortText(told.severity),
    url: safeUrl(told.url),
    fixedByRevision: shortText(told.fixedByRevision),
    sourceUpdatedAt: requiredInstant(
      told.sourceUpdatedAt,
      'the time of an incident',
    ),
  };
}

/** The same for an alert. @internal */
export function normalAlert(told: SourceAlert): SourceAlert {
  return {
    sourceId: requiredText(told.sourceId, 'an alert'),
    name: requiredText(told.name, 'an alert'),
    severity: shortText(told.severity),
    firedAt: requiredInstant(told.firedAt, 'the beginning of an alert'),
    resolvedAt: instant(told.resolvedAt, 'the end of an alert'),
    url: safeUrl(told.url),
    sourceUpdatedAt: requiredInstant(
      told.sourceUpdatedAt,
      'the time of an alert',
    ),
  };
}

/** Whether it is young enough to be kept. @internal */
export function isKept(at: string, now: Date): boolean {
  return Date.parse(at) >= now.getTime() - KEPT_MS;
}

/** The latest that is known of a deployment. @internal */
export function lastOf(told: SourceDeployment): string {
  const { finishedAt, startedAt, queuedAt, sourceUpdatedAt } = told;
  return finishedAt ?? startedAt ?? queuedAt ?? sourceUpdatedAt;
}
