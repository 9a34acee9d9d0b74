import { DeploymentOutcome } from 'backstage-plugin-orr-common';
import {
  DeployRule,
  environmentByRule,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';

const seconds = z.int().nonnegative().max(8_000_000_000);

/** Each is its value and where that came from. */
const propertiesSchema = z.record(
  z.string(),
  z.tuple([z.unknown()], z.unknown()),
);

/** Of a build, what is needed: the same in an answer and in an event. @internal */
export const buildSchema = z.object({
  number: z.int().positive(),
  builderid: z.int().positive(),
  started_at: seconds,
  complete_at: seconds.nullable(),
  results: z.int().min(0).max(6).nullable(),
  properties: propertiesSchema.nullish(),
});

/** @internal */
export type BuildbotBuild = z.infer<typeof buildSchema>;

/** By the number that Buildbot gives a result: success, warnings, failure, skipped, exception, retry, cancelled. */
const OUTCOMES: readonly DeploymentOutcome[] = [
  'succeeded',
  'succeeded',
  'failed',
  'skipped',
  'failed',
  'cancelled',
  'cancelled',
];

const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/i;

function sourceIdOf(builder: string, number: number): string {
  return `${builder}#${number}`;
}

/** The number of a build of a builder; undefined for what is of another. @internal */
export function numberOf(
  builder: string,
  sourceId: string,
): number | undefined {
  const number = sourceId.startsWith(`${builder}#`)
    ? Number(sourceId.slice(builder.length + 1))
    : NaN;
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** Whether it still runs. @internal */
export function isRunning({ complete_at: end, results }: BuildbotBuild) {
  return end === null || results === null;
}

function textsOf({ properties }: BuildbotBuild): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties ?? {}).flatMap(([name, [value]]) =>
      ['string', 'number', 'boolean'].includes(typeof value)
        ? [[name, String(value).trim()]]
        : [],
    ),
  );
}

const instantOf = (at: number) => new Date(at * 1000).toISOString();

/** What started it, as far as its properties tell. */
function triggerOf({
  owner,
  scheduler,
}: Record<string, string>): SourceDeployment['triggeredBy'] {
  if (owner) {
    return { id: owner, type: 'user' };
  }
  return scheduler ? { id: scheduler, type: 'unknown' } : null;
}

/** A build as a deployment; undefined where neither its property nor a rule names an environment. @internal */
export function toDeployment(
  build: BuildbotBuild,
  options: {
    builder: string;
    rules: readonly DeployRule[];
    publicUrl: string;
  },
): SourceDeployment | undefined {
  const { builder, rules, publicUrl } = options;
  const properties = textsOf(build);
  const ref = properties.branch || null;
  const environment =
    properties.environment ||
    environmentByRule(rules, {
      pipeline: builder,
      branch: ref,
      parameters: properties,
    });
  if (!environment) {
    return undefined;
  }
  const { number, builderid, started_at: start, complete_at: end } = build;
  const revision = properties.got_revision || properties.revision || '';
  const startedAt = instantOf(start);
  const finishedAt = isRunning(build) || end === null ? null : instantOf(end);
  return {
    sourceId: sourceIdOf(builder, number),
    environment,
    pipeline: builder,
    revision: COMMIT.test(revision) ? revision.toLowerCase() : null,
    artifact: null,
    ref,
    queuedAt: null,
    startedAt,
    finishedAt,
    outcome: finishedAt ? OUTCOMES[build.results ?? 0] : 'running',
    supersededAt: null,
    kind: 'deploy',
    url: `${publicUrl}/#/builders/${builderid}/builds/${number}`,
    triggeredBy: triggerOf(properties),
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: finishedAt ?? startedAt,
  };
}
