import { z } from 'zod';
import { AnswerForm, answerFormSchema } from './answerForm';
import { id, text, title } from './checklistFields';
import { factTopicSchema } from './factTopics';
import { FactBinding, factBindingSchema } from './factCondition';
import { filterPredicateSchema } from './filterPredicateSchema';
import { isSafeUrl } from './isSafeUrl';
import { LensOrigin, lensOriginSchema } from './lensOrigin';
import { schemaOf } from './schemaOf';

const entityRef = z
  .string()
  .regex(
    /^[a-z]+:[a-z0-9-]+\/[a-zA-Z0-9._-]+$/,
    'must be a full entity ref such as group:default/payments',
  )
  .max(200);
const link = z.strictObject({
  title,
  url: z
    .string()
    .max(2_000)
    .refine(isSafeUrl, 'must be an http or https address'),
});

/** Schema of {@link ReviewKind}. @public */
export const reviewKindSchema = z.enum([
  'launch',
  'periodic',
  'change',
  'incident',
]);
/** The occasions on which a review is held. @public */
export type ReviewKind = z.output<typeof reviewKindSchema>;

/** Schema of {@link Risk}. @public */
export const riskSchema = z.enum(['high', 'medium', 'low']);
/** How bad an unmet requirement is. @public */
export type Risk = z.output<typeof riskSchema>;

/** Schema of {@link Gate}. @public */
export const gateSchema = z.enum(['blocking', 'conditional', 'advisory']);
/** What an open question does to a decision. @public */
export type Gate = z.output<typeof gateSchema>;

/** Schema of {@link DecidingMode}. @public */
export const decidingModeSchema = z.enum([
  'self-certified',
  'peer',
  'independent',
]);
/** Who decides a review. @public */
export type DecidingMode = z.output<typeof decidingModeSchema>;

/** Schema of {@link Question}. @public */
export const questionSchema = z.strictObject({
  id,
  title,
  guidance: text.describe('How to go about the answer'),
  why: z.strictObject({ text, links: z.array(link).max(10).optional() }),
  good: text.describe('What good looks like'),
  area: title,
  stakeholder: title.describe('Who asked for this'),
  origin: z.enum([
    'incident',
    'near-miss',
    'anticipated-failure',
    'policy',
    'best-practice',
  ]),
  practices: z
    .array(
      z.strictObject({
        edition: z.string().min(1).max(20),
        id: z.string().min(1).max(40),
        title,
      }),
    )
    .max(10)
    .optional(),
  risk: riskSchema,
  gate: gateSchema
    .optional()
    .describe(
      'Defaults by risk: high blocking, medium conditional, low advisory',
    ),
  weight: z
    .number()
    .positive()
    .max(100)
    .optional()
    .describe('Defaults by risk: 5, 3, 1'),
  effort: z.enum(['high', 'medium', 'low']),
  phase: z.enum(['design', 'build', 'launch', 'operate']),
  profiles: z.array(reviewKindSchema).min(1),
  appliesTo: filterPredicateSchema.optional(),
  visibleWhen: z
    .strictObject({
      question: id,
      choice: id.optional(),
      practice: z.enum(['yes', 'partly', 'no']).optional(),
    })
    .optional(),
  evidence: z
    .strictObject({
      rule: z.enum(['none', 'optional', 'required']),
      maxAgeDays: z.int().min(1).max(3_650).optional(),
    })
    .optional(),
  prefill: z
    .array(factTopicSchema)
    .min(1)
    .max(10)
    .optional()
    .describe('What is known of the entity and offered as evidence'),
  verification: z.enum(['attested', 'evidence', 'fact']).optional(),
  fact: schemaOf<FactBinding>(factBindingSchema)
    .optional()
    .describe(
      'Answers the question where verification is fact, else confirms or contradicts the answer of a person',
    ),
  notApplicable: z.enum(['allowed', 'forbidden']).optional(),
  answer: schemaOf<AnswerForm>(answerFormSchema),
  lens: schemaOf<LensOrigin>(lensOriginSchema).optional(),
});

/** One requirement of a checklist. @public */
export interface Question extends z.output<typeof questionSchema> {}

/** Schema of {@link SectionSignOffRule}. @public */
export const sectionSignOffRuleSchema = z.strictObject({
  by: z
    .array(
      entityRef.regex(
        /^(?:group|user):/i,
        'must name a group or a user, such as group:default/security',
      ),
    )
    .min(1)
    .max(5)
    .describe('Whoever is one of these, or belongs to one, may sign'),
  required: z.boolean().optional().describe('Whether a go waits for it'),
});

/** Who signs a section off once a review is submitted. @public */
export interface SectionSignOffRule
  extends z.output<typeof sectionSignOffRuleSchema> {}

/** Schema of {@link Section}. @public */
export const sectionSchema = z.strictObject({
  id,
  title,
  description: text.optional(),
  signOff: schemaOf<SectionSignOffRule>(sectionSignOffRuleSchema).optional(),
  questions: z.array(schemaOf<Question>(questionSchema)).min(1).max(60),
  lens: schemaOf<LensOrigin>(lensOriginSchema).optional(),
});

/** A themed group of questions. @public */
export interface Section extends z.output<typeof sectionSchema> {}

/** Schema of {@link ChecklistDocument}. @public */
export const checklistDocumentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id,
  title,
  description: text,
  owner: entityRef,
  sponsor: entityRef.optional(),
  state: z.enum(['draft', 'pilot', 'published', 'archived']),
  kinds: z.array(reviewKindSchema).min(1),
  appliesTo: filterPredicateSchema,
  pilotEntities: z.array(entityRef).optional(),
  cadenceMonths: z.int().min(1).max(60).optional().describe('Default 12'),
  cadenceByTier: z
    .record(z.string(), z.int().min(1).max(60))
    .optional()
    .describe('Months where a tier has a cadence of its own'),
  conditionLimitDays: z.int().min(1).max(365).optional().describe('Default 30'),
  acceptanceLimitDays: z
    .int()
    .min(1)
    .max(1_095)
    .optional()
    .describe('For how long at most a risk is accepted; default 180'),
  disclosureGraceDays: z
    .int()
    .min(0)
    .max(365)
    .optional()
    .describe('Default 14'),
  contradictions: z
    .enum(['flag', 'condition', 'lost'])
    .optional()
    .describe('Default flag'),
  deciding: z
    .strictObject({
      default: decidingModeSchema,
      tiers: z.record(z.string(), decidingModeSchema).optional(),
      sampleOneIn: z
        .int()
        .min(1)
        .max(1_000)
        .optional()
        .describe(
          'One in so many self-certified decisions is looked at afterwards, default 10',
        ),
    })
    .optional()
    .describe('Default peer'),
  reviewerGroup: entityRef.optional(),
  minutes: z
    .int()
    .min(1)
    .max(2_000)
    .optional()
    .describe('How long a first review takes, about'),
  changelog: text.optional(),
  sections: z.array(schemaOf<Section>(sectionSchema)).min(1).max(20),
  lens: schemaOf<LensOrigin>(lensOriginSchema).optional(),
});

/** The whole of a checklist version as it is authored, hashed and stored. @public */
export interface ChecklistDocument
  extends z.output<typeof checklistDocumentSchema> {}
