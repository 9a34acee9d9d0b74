import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { Decision } from '../review/decision';
import { day, instant } from './wireValues';

/** @public */
export const decisionOutcomeSchema = z.enum(['go', 'conditionalGo', 'noGo']);

/** @public */
export const decisionConditionSchema = z.object({
  id: z.string(),
  questionId: z.string().optional(),
  text: z.string(),
  ownerRef: z.string(),
  dueOn: day,
  metAt: instant.optional(),
});

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
}) satisfies z.ZodType<Decision>;
