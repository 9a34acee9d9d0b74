import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { Decision, DecisionSample } from '../review/decision';
import { RUNGS } from '../review/disposition';
import { lookSchema } from './lookSchema';
import { day, instant } from './wireValues';

/** @public */
export const decisionOutcomeSchema = z.enum(['go', 'conditionalGo', 'noGo']);

/** @public */
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
    .array(
      z.object({
        from: day,
        to: day,
        reason: z.string(),
        extendedBy: z.string(),
        extendedAt: instant,
      }),
    )
    .optional(),
});

/** @public */
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

/** @public */
export const decisionSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  snapshotId: z.string(),
  checklistVersion: z.int(),
  outcome: decisionOutcomeSchema,
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: instant,
  validUntil: day.optional(),
  conditions: z.array(decisionConditionSchema),
  confirmedQuestionIds: z.array(z.string()),
  looks: z.array(lookSchema).optional(),
  rungs: z.record(z.enum(RUNGS), z.int().min(0)).optional(),
  sample: decisionSampleSchema.optional(),
  confirmedExceptions: z
    .array(z.object({ questionId: z.string(), entityRef: z.string() }))
    .optional(),
}) satisfies z.ZodType<Decision>;
