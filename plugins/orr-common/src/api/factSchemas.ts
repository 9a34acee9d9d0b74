import { z } from 'zod';
import { factConditionSchema } from '../checklist/factCondition';
import { schemaOf } from '../checklist/schemaOf';
import {
  FACT_REASONS,
  FactControl,
  FactDefinition,
  FactReading,
  FactType,
  FactValue,
  ProvidedFact,
  QuestionFact,
  QuestionVouching,
} from '../facts';
import { RUNGS } from '../review/disposition';
import { day, instant } from './wireValues';

/** Schema of {@link FactType}. @public */
export const factTypeSchema = z.enum([
  'boolean',
  'number',
  'share',
  'duration',
  'instant',
  'text',
]) satisfies z.ZodType<FactType>;

/** Schema of {@link FactControl}. @public */
export const factControlSchema = z.enum([
  'team',
  'platform',
  'system',
]) satisfies z.ZodType<FactControl>;

/** Schema of {@link FactValue}. @public */
export const factValueSchema = z
  .union([z.boolean(), z.number(), z.string()])
  .describe(
    'Instants are ISO 8601, durations milliseconds, shares between 0 and 1',
  ) satisfies z.ZodType<FactValue>;

const factSampleSchema = z
  .object({ k: z.int().min(0), n: z.int().min(0) })
  .describe('Of a share: how many, of how many');

/** Schema of {@link QuestionVouching}. @public */
export const questionVouchingSchema = z.object({
  id: z.string(),
  revision: z.int().min(1),
  statement: z.string(),
  by: z.string(),
  since: instant,
  until: day,
  endsAt: instant.optional().describe('Where it is being withdrawn'),
}) satisfies z.ZodType<QuestionVouching>;

/** Schema of {@link QuestionFact}. @public */
export const questionFactSchema = z.object({
  questionId: z.string(),
  coveredEntityRef: z.string().optional(),
  factId: z.string(),
  vouching: schemaOf<QuestionVouching>(questionVouchingSchema)
    .optional()
    .describe(
      'Something that the entity is built on vouches for the answer; it counts only where nobody has answered',
    ),
  title: z.string(),
  source: z.string().optional(),
  type: factTypeSchema.optional(),
  controlledBy: factControlSchema.optional(),
  condition: factConditionSchema,
  maxAgeDays: z.int().min(1),
  state: z.enum(['ok', 'unknown', 'stale', 'error', 'underSampled']),
  met: z.boolean().optional().describe('Only where the state is ok'),
  rung: z.enum(RUNGS),
  reason: z
    .enum(FACT_REASONS)
    .optional()
    .describe('Why it answers nothing; an answer of a person counts then'),
  value: factValueSchema.optional(),
  sample: factSampleSchema.optional(),
  note: z.string().optional(),
  observedAt: instant.optional(),
  failingSince: instant.optional(),
  url: z.string().optional(),
}) satisfies z.ZodType<QuestionFact>;

const factRungSchema = z.enum([
  'linked',
  'probed',
  'exercised',
]) satisfies z.ZodType<FactDefinition['rung']>;

/** Schema of {@link ProvidedFact}. @public */
export const providedFactSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  type: factTypeSchema,
  rung: factRungSchema,
  controlledBy: factControlSchema,
  maxAgeDays: z.int().min(1).optional(),
  neverLowers: z
    .boolean()
    .optional()
    .describe('Whether it can only speak for an answer'),
  source: z.string(),
}) satisfies z.ZodType<ProvidedFact>;

/** Schema of {@link FactDefinitionList}. @public */
export const factDefinitionListSchema = z.object({
  items: z.array(schemaOf<ProvidedFact>(providedFactSchema)),
});

/** All facts that a question can be bound to. @public */
export interface FactDefinitionList
  extends z.output<typeof factDefinitionListSchema> {}

/** Schema of {@link EntityFactReading}. @public */
export const entityFactReadingSchema = z.object({
  fact: schemaOf<ProvidedFact>(providedFactSchema),
  state: z
    .enum(['ok', 'unknown', 'stale', 'error', 'underSampled'])
    .describe('Now; a reading past its age is stale'),
  rung: z.enum(RUNGS),
  value: factValueSchema.optional(),
  sample: factSampleSchema.optional(),
  note: z.string().optional(),
  observedAt: instant,
  receivedAt: instant,
  changedAt: instant.describe('State and value have been the same since'),
  previous: z
    .object({
      state: z.enum(['ok', 'unknown', 'underSampled', 'error']),
      value: factValueSchema.optional(),
    })
    .optional()
    .describe('What was said before that'),
  failingSince: instant.optional(),
  failure: z.string().optional(),
  url: z.string().optional(),
});

/** What is known of one fact of an entity. @public */
export interface EntityFactReading
  extends z.output<typeof entityFactReadingSchema> {}

/** Schema of {@link EntityFactReadings}. @public */
export const entityFactReadingsSchema = z.object({
  entityRef: z.string(),
  items: z.array(schemaOf<EntityFactReading>(entityFactReadingSchema)),
});

/** What is known of the facts of an entity. @public */
export interface EntityFactReadings
  extends z.output<typeof entityFactReadingsSchema> {}

/** The state in which a source tells a fact. @internal */
export const readingStateSchema = z.enum([
  'ok',
  'unknown',
  'underSampled',
]) satisfies z.ZodType<Exclude<FactReading['state'], 'error'>>;
