import { z } from 'zod';
import {
  DeployHealth,
  DeploymentOutcome,
  EnvironmentTier,
  Metric,
} from '../deployHealth';
import { schemaOf } from '../checklist/schemaOf';
import { SourceState, sourceStateSchema } from './sourceStateSchemas';
import { instant } from './wireValues';

/** Schema of {@link EnvironmentTier}. @public */
export const environmentTierSchema = z.enum([
  'production',
  'staging',
  'testing',
  'development',
  'other',
  'unclassified',
]) satisfies z.ZodType<EnvironmentTier>;

const kind = z.enum(['deploy', 'rollback', 'hotfix', 'sync', 'unknown']);
const count = z.int().min(0);

const outcome = z.enum([
  'pending',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'skipped',
  'abandoned',
]) satisfies z.ZodType<DeploymentOutcome>;

/** Schema of {@link Metric}. @public */
export const metricSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('measured'),
    value: z.number(),
    n: count,
    k: count.optional(),
    days: count,
    dropped: count.optional(),
  }),
  z.object({
    state: z.literal('tooLittle'),
    n: count,
    k: count.optional(),
    needed: count,
    days: count,
  }),
  z.object({
    state: z.literal('notMeasured'),
    reason: z.enum([
      'noIncidentSource',
      'noHotfixRule',
      'noRevisions',
      'noStartTimes',
      'noCommitTimes',
      'noCommits',
      'failuresUnseen',
      'noneInCoverage',
    ]),
  }),
]) satisfies z.ZodType<Metric>;

const metric = schemaOf<Metric>(metricSchema);

/** Schema of {@link DeployHealth}. @public */
export const deployHealthSchema = z.object({
  asOf: instant,
  sources: z.array(z.string()),
  coverage: z.object({ days: count, of: count, from: instant.nullable() }),
  lastDeployment: z
    .object({
      outcome: z.enum(['succeeded', 'failed']),
      revision: z.string().nullable(),
      kind,
      environments: z.array(z.string()),
      finishedAt: instant,
      url: z.string().nullable(),
    })
    .nullable(),
  daysSinceSuccess: metric,
  deploymentsPerWeek: metric,
  deployDaysPerWeekMedian: metric,
  attemptFailureRate: metric,
  durationP50: metric,
  durationP90: metric,
  headCommitLeadTime: metric,
  isConfigLeadTime: z.boolean(),
  changeLeadTime: metric,
  changeFailRate: metric,
  failedDeploymentRecovery: metric,
  unrecoveredSince: z.array(instant),
  attemptRecovery: metric,
  deploymentReworkRate: metric,
  rollbacks: z.object({ n: count, lastAt: instant.nullable() }),
  stuck: z.object({ n: count, since: instant.nullable() }),
  weeks: z.array(
    z.object({ from: z.iso.date(), succeeded: count, failed: count }),
  ),
  counts: z.record(outcome, count),
}) satisfies z.ZodType<DeployHealth>;

/** Schema of {@link ShownDeployment}. @public */
export const shownDeploymentSchema = z.object({
  id: z.string(),
  provider: z.string(),
  instance: z.string(),
  environment: z.string(),
  tier: environmentTierSchema,
  outcome,
  kind,
  revision: z.string().nullable(),
  ref: z.string().nullable(),
  artifact: z.string().nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  supersededAt: instant.nullable(),
  url: z.string().nullable(),
  happenedAt: instant.describe('When it ended, or what is known instead'),
});

/** One deployment, as it is shown. @public */
export interface ShownDeployment
  extends z.output<typeof shownDeploymentSchema> {}

/** Schema of {@link EntityDeployHealth}. @public */
export const entityDeployHealthSchema = z.object({
  entityRef: z.string(),
  computedAt: instant
    .optional()
    .describe('Absent where nothing was ever told of deployments of it'),
  isStale: z
    .boolean()
    .describe('Something was told since, or a day has ended; it follows soon'),
  tiers: z.array(
    z.object({
      tier: environmentTierSchema.exclude(['unclassified']),
      environments: z.array(z.string()),
      health: schemaOf<DeployHealth>(deployHealthSchema),
    }),
  ),
  unclassified: z
    .array(
      z.object({
        environment: z.string(),
        provider: z.string(),
        n: count,
        lastAt: instant,
      }),
    )
    .describe(
      'Environments that no rule knows: their deployments count nowhere',
    ),
  latest: z.array(schemaOf<ShownDeployment>(shownDeploymentSchema)),
  sources: z
    .array(schemaOf<SourceState>(sourceStateSchema))
    .describe('Of each source that is installed, how it stands to the entity'),
});

/** How the deployments of an entity fare, tier by tier. @public */
export interface EntityDeployHealth
  extends z.output<typeof entityDeployHealthSchema> {}

/** Schema of {@link DeploymentPage}. @public */
export const deploymentPageSchema = z.object({
  items: z.array(schemaOf<ShownDeployment>(shownDeploymentSchema)),
  totalItems: count,
  nextCursor: z.string().optional(),
});

/** A page of the deployments of an entity. @public */
export interface DeploymentPage extends z.output<typeof deploymentPageSchema> {}
