import { z } from 'zod';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { mutationIdSchema } from './requestSchemas';
import { day, safeUrl } from './wireValues';

/** What says that a condition is met: a link, a note or both. @internal */
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

/** What moves the date of a condition. @internal */
export const extendConditionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  dueOn: day,
  reason: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
});

/** What records the look at a decision that was picked. @internal */
export const lookAtSampleBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  finding: z.enum(['agreed', 'concern']),
  note: z.string().trim().min(1).max(ANSWER_LIMITS.note),
});
