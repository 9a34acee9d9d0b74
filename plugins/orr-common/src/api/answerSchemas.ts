import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  Answer,
  AnswerException,
  AnswerStatement,
  CopiedFrom,
  Evidence,
} from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { day, instant, ref, safeUrl } from './wireValues';

/** Schema of {@link AnswerStatement}. @public */
export const answerStatementSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choices'),
    choices: z.array(z.string().max(128)).max(15),
  }),
  z.strictObject({
    kind: z.literal('practice'),
    value: z.enum(['yes', 'partly', 'no']),
  }),
  z.strictObject({
    kind: z.literal('number'),
    value: z.number().min(-1e12).max(1e12),
  }),
  z.strictObject({
    kind: z.literal('duration'),
    value: z.number().min(0).max(1e9),
  }),
  z.strictObject({ kind: z.literal('date'), value: day }),
  z.strictObject({
    kind: z.literal('text'),
    value: z.string().trim().min(1).max(ANSWER_LIMITS.text),
  }),
  z.strictObject({
    kind: z.literal('notApplicable'),
    reason: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
  }),
  z.strictObject({
    kind: z.literal('coveredElsewhere'),
    url: safeUrl,
    date: day,
  }),
  z.strictObject({
    kind: z.literal('toBeResearched'),
    assigneeRef: ref,
    note: z.string().max(ANSWER_LIMITS.note).optional(),
  }),
]) satisfies z.ZodType<AnswerStatement>;

/** Schema of {@link Evidence}. @public */
export const evidenceSchema = z.strictObject({
  url: safeUrl,
  title: z.string().trim().min(1).max(ANSWER_LIMITS.title).optional(),
  date: day,
}) satisfies z.ZodType<Evidence>;

/** Schema of {@link CopiedFrom}. @public */
export const copiedFromSchema = z.object({
  reviewId: z.string(),
  answeredBy: z.string(),
  answeredAt: instant,
}) satisfies z.ZodType<CopiedFrom>;

/** Schema of {@link Answer}. @public */
export const answerSchema = z.object({
  questionId: z.string(),
  entityRef: z
    .string()
    .optional()
    .describe('The covered entity that differs; absent on the common answer'),
  revision: z.int().min(1),
  statement: schemaOf<AnswerStatement>(answerStatementSchema).nullable(),
  note: z.string().optional(),
  isNoteKept: z
    .boolean()
    .optional()
    .describe(
      'True where there is a note that the caller may not read: it takes orr.review.note.read, or the right to answer or to decide',
    ),
  evidence: z.array(schemaOf<Evidence>(evidenceSchema)),
  answeredBy: z.string(),
  answeredAt: instant,
  /** Until the statement is changed by hand. */
  copiedFrom: schemaOf<CopiedFrom>(copiedFromSchema).optional(),
}) satisfies z.ZodType<Answer>;

/** Schema of {@link AnswerException}. @public */
export const answerExceptionSchema = answerSchema.extend({
  entityRef: z.string(),
}) satisfies z.ZodType<AnswerException>;
