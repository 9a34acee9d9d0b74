import { z } from 'zod';
import { factIdSchema } from '../checklist/factCondition';
import { factValueSchema, readingStateSchema } from './factSchemas';
import { ref, safeUrl } from './wireValues';

/** As many deployments or incidents as one call tells of. @public */
export const MOST_TOLD = 500;

/** As many commits as one deployment is told with. @public */
export const MOST_TOLD_COMMITS = 250;

const MAX_ENTITIES = 20;

/** ISO 8601 with any offset; kept in UTC. */
const anyInstant = z.iso.datetime({ offset: true });
const text = (longest: number) => z.string().trim().min(1).max(longest);

/** Which of several that tell by the interface. */
const source = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{0,62}$/,
    'must be lower case letters, digits, dots and dashes',
  )
  .default('default')
  .describe('Which of the systems that tell of them; ids are unique within it');

const entityRefs = z
  .array(ref)
  .min(1)
  .max(MAX_ENTITIES)
  .describe('What it belongs to');

const deploymentFields = z.strictObject({
  entityRefs,
  source,
  id: text(200).describe('The same for every state of one attempt'),
  environment: text(200).describe('As the system calls it'),
  tier: z
    .enum(['production', 'staging', 'testing', 'development', 'other'])
    .optional()
    .describe('What it is for, where no rule of the portal says so'),
  outcome: z.enum([
    'pending',
    'running',
    'succeeded',
    'failed',
    'cancelled',
    'skipped',
    'abandoned',
  ]),
  queuedAt: anyInstant.optional(),
  startedAt: anyInstant.optional(),
  finishedAt: anyInstant
    .optional()
    .describe('Of what has ended, and only of that'),
  updatedAt: anyInstant
    .optional()
    .describe(
      'When it came into this state by the clock of the system; its latest time where left out',
    ),
  revision: text(200).optional().describe('Full commit hash'),
  artifact: text(500)
    .optional()
    .describe('Package URL, image digest or version'),
  ref: text(500).optional().describe('Branch or tag'),
  kind: z
    .enum(['deploy', 'rollback', 'hotfix', 'sync', 'unknown'])
    .default('deploy'),
  url: safeUrl.optional(),
  headCommitAt: anyInstant
    .optional()
    .describe('Committer date of the revision'),
  commitsAuthoredAt: z
    .array(anyInstant)
    .max(MOST_TOLD_COMMITS)
    .optional()
    .describe(
      'Author dates of the commits that are new since the deployment before it',
    ),
  failureMarkedAt: anyInstant
    .optional()
    .describe('Since when it is known that it had to be put right at once'),
  triggeredBy: z
    .strictObject({
      id: text(200),
      type: z.enum(['user', 'bot', 'schedule', 'unknown']),
    })
    .optional(),
});

type DeploymentFields = z.output<typeof deploymentFields>;

const ENDED: string[] = ['succeeded', 'failed', 'cancelled', 'skipped'];

function problemOf({
  outcome,
  startedAt,
  finishedAt,
}: DeploymentFields): string | undefined {
  if (!finishedAt) {
    return ENDED.includes(outcome)
      ? `is required of what ${outcome}`
      : undefined;
  }
  if (outcome === 'pending' || outcome === 'running') {
    return `belongs to what has ended, not to what is ${outcome}`;
  }
  return startedAt && Date.parse(startedAt) > Date.parse(finishedAt)
    ? 'must not lie before startedAt'
    : undefined;
}

/** Schema of {@link ToldDeployment}. @public */
export const toldDeploymentSchema = deploymentFields.check(context => {
  const message = problemOf(context.value);
  if (message) {
    context.issues.push({
      code: 'custom',
      path: ['finishedAt'],
      message,
      input: context.value.finishedAt,
    });
  }
});

/** A deployment as a pipeline tells of it. @public */
export interface ToldDeployment extends z.input<typeof toldDeploymentSchema> {}

/** What tells of deployments. @public */
export const recordDeploymentsBodySchema = z.strictObject({
  deployments: z.array(toldDeploymentSchema).min(1).max(MOST_TOLD),
});

/** Schema of {@link ToldIncident}. @public */
export const toldIncidentSchema = z
  .strictObject({
    entityRefs,
    source,
    id: text(200).describe('The same for every state of one incident'),
    title: text(300).optional(),
    openedAt: anyInstant.describe('When it began to hurt users'),
    resolvedAt: anyInstant.optional(),
    updatedAt: anyInstant
      .optional()
      .describe(
        'When it came into this state by the clock of the system; its latest time where left out',
      ),
    severity: text(100).optional(),
    url: safeUrl.optional(),
    fixedByRevision: text(200)
      .optional()
      .describe('Full hash of the commit that put it right'),
  })
  .check(context => {
    const { openedAt, resolvedAt } = context.value;
    if (resolvedAt && Date.parse(resolvedAt) < Date.parse(openedAt)) {
      context.issues.push({
        code: 'custom',
        path: ['resolvedAt'],
        message: 'must not lie before openedAt',
        input: resolvedAt,
      });
    }
  });

/** An incident as a system tells of it. @public */
export interface ToldIncident extends z.input<typeof toldIncidentSchema> {}

/** What tells of incidents. @public */
export const recordIncidentsBodySchema = z.strictObject({
  incidents: z.array(toldIncidentSchema).min(1).max(MOST_TOLD),
});

/** Schema of {@link ToldFact}. @public */
export const toldFactSchema = z
  .strictObject({
    entityRefs,
    factId: factIdSchema,
    state: readingStateSchema
      .default('ok')
      .describe(
        'unknown where it cannot be told, underSampled where there is too little to be sure',
      ),
    value: factValueSchema.optional(),
    sample: z
      .strictObject({ k: z.int().min(0), n: z.int().min(0) })
      .optional()
      .describe('Of a share: how many, of how many'),
    observedAt: anyInstant
      .optional()
      .describe('When it was so; now where left out'),
    note: text(500).optional(),
    url: safeUrl.optional(),
  })
  .check(context => {
    const { state, value, sample } = context.value;
    const add = (path: string, message: string) =>
      context.issues.push({
        code: 'custom',
        path: [path],
        message,
        input: context.value,
      });
    if (state === 'ok' && value === undefined) {
      add('value', 'is required of what is known');
    }
    if (state === 'unknown' && value !== undefined) {
      add('value', 'belongs to what is known');
    }
    if (typeof value === 'string' && !(value.trim() && value.length <= 500)) {
      add('value', 'must have 1 to 500 characters');
    }
    if (sample && sample.k > sample.n) {
      add('sample', 'k must not be more than n');
    }
  });

/** A fact as a system tells of it. @public */
export interface ToldFact extends z.input<typeof toldFactSchema> {}

/** What tells of facts. @public */
export const recordFactsBodySchema = z.strictObject({
  facts: z.array(toldFactSchema).min(1).max(MOST_TOLD),
});

/** Schema of {@link RecordResult}. @public */
export const recordResultSchema = z.object({
  recorded: z.int().min(0).describe('New, or in a newer state'),
  unchanged: z
    .int()
    .min(0)
    .describe('Known already, or older than what is known'),
});

/** What became of what was told. @public */
export interface RecordResult extends z.output<typeof recordResultSchema> {}
