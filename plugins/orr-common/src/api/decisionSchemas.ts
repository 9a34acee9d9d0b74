import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import {
  ConditionExtension,
  DecidedGap,
  Decision,
  DecisionCondition,
  DecisionOutcome,
  DecisionSample,
} from '../review/decision';
import { RUNGS } from '../review/disposition';
import { Look } from '../review/look';
import { lookSchema } from './lookSchema';
import { day, instant } from './wireValues';

/** Schema of {@link DecisionOutcome}. @public */
export const decisionOutcomeSchema = z.enum([
  'go',
  'conditionalGo',
  'noGo',
]) satisfies z.ZodType<DecisionOutcome>;

const conditionExtensionSchema = z.object({
  from: day,
  to: day,
  reason: z.string(),
  extendedBy: z.string(),
  extendedAt: instant,
});

/** Schema of {@link DecisionCondition}. @public */
export const decisionConditionSchema = z.object({
  id: z.string(),
  questionId: z.string().optional(),
  entityRefs: z.array(z.string()).optional(),
  text: z.string(),
  ownerRef: z.string(),
  dueOn: day,
  metAt: instant.optional(),
  metBy: z.string().optional(),
  metUrl: z.string().optional(),
  metNote: z.string().optional(),
  extensions: z
    .array(schemaOf<ConditionExtension>(conditionExtensionSchema))
    .optional(),
}) satisfies z.ZodType<DecisionCondition>;

/** Schema of {@link DecisionSample}. @public */
export const decisionSampleSchema = z.object({
  reason: z.enum(['oneIn', 'acceptedHigh']),
  look: z
    .object({
      finding: z.enum(['agreed', 'concern']),
      note: z.string(),
      lookedBy: z.string(),
      lookedAt: instant,
    })
    .optional(),
}) satisfies z.ZodType<DecisionSample>;

/** Schema of {@link DecidedGap}. @public */
export const decidedGapSchema = z.object({
  questionId: z.string(),
  coveredEntityRef: z.string().optional(),
  level: z.enum(['HIGH', 'MEDIUM', 'LOW']),
  dispositionId: z.string().optional(),
}) satisfies z.ZodType<DecidedGap>;

/** Schema of {@link Decision}. @public */
export const decisionSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  snapshotId: z.string(),
  ownSnapshotId: z.string().optional(),
  checklistVersion: z.int(),
  outcome: decisionOutcomeSchema,
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: instant,
  validUntil: day.optional(),
  conditions: z.array(schemaOf<DecisionCondition>(decisionConditionSchema)),
  confirmedQuestionIds: z.array(z.string()),
  looks: z.array(schemaOf<Look>(lookSchema)).optional(),
  rungs: z.record(z.enum(RUNGS), z.int().min(0)).optional(),
  sample: schemaOf<DecisionSample>(decisionSampleSchema).optional(),
  gaps: z.array(schemaOf<DecidedGap>(decidedGapSchema)).optional(),
  confirmedExceptions: z
    .array(z.object({ questionId: z.string(), entityRef: z.string() }))
    .optional(),
}) satisfies z.ZodType<Decision>;
