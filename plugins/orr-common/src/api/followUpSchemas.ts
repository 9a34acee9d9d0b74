import { z } from 'zod';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { mutationIdSchema } from './requestSchemas';
import { day, safeUrl } from './wireValues';

/** @public */
export const meetConditionBodySchema = z
  .strictObject({
    mutationId: mutationIdSchema,
    url: safeUrl.optional(),
    note: z.string().trim().min(1).max(ANSWER_LIMITS.note).optional(),
  })
  .refine(body => body.url !== undefined || body.note !== undefined, {
    path: ['note'],
    message: 'a link or a note is needed',
  });

/** @public */
export const extendConditionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  dueOn: day,
  reason: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
});

/** @public */
export const lookAtSampleBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  finding: z.enum(['agreed', 'concern']),
  note: z.string().trim().min(1).max(ANSWER_LIMITS.note),
});
