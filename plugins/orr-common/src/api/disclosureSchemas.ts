import { z } from 'zod';
import { gateSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { Disclosure } from '../finding';
import { AnswerStatement } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { answerStatementSchema } from './answerSchemas';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref, safeUrl } from './wireValues';

const words = z.string().trim().min(1).max(ANSWER_LIMITS.note);

/** Schema of {@link Disclosure}. @public */
export const disclosureSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  decisionId: z.string(),
  questionId: z.string(),
  coveredEntityRef: z
    .string()
    .optional()
    .describe('Where it is said of one covered entity alone'),
  statement: schemaOf<AnswerStatement>(answerStatementSchema),
  note: z.string().optional(),
  isNoteKept: z.boolean().optional(),
  level: z.enum(['HIGH', 'MEDIUM', 'LOW']),
  gate: gateSchema,
  disclosedBy: z.string(),
  disclosedAt: instant,
  closedBy: z.string().optional(),
  closedAt: instant.optional(),
  closedNote: z.string().optional(),
  closedUrl: z.string().optional(),
}) satisfies z.ZodType<Disclosure>;

/** Schema of {@link DisclosureItem}. @public */
export const disclosureItemSchema = z.object({
  disclosure: schemaOf<Disclosure>(disclosureSchema),
  questionTitle: z.string().describe('As it was worded then'),
  counts: z
    .boolean()
    .describe('Whether it is open and the decision that it is about in force'),
  countsFrom: day
    .optional()
    .describe(
      'The day from which an open one makes the entity not ready, unless something covers it; absent where it calls for no more than a condition',
    ),
  may: z.object({
    close: z.boolean().describe('Say that it is fixed'),
  }),
});

/** A disclosure, from when on it counts, and what the caller may do about it. @public */
export interface DisclosureItem extends z.output<typeof disclosureItemSchema> {}

/** Schema of {@link DisclosureList}. @public */
export const disclosureListSchema = z.object({
  items: z.array(schemaOf<DisclosureItem>(disclosureItemSchema)),
  may: z.object({
    disclose: z
      .boolean()
      .describe('Say that an answer that was decided on holds no longer'),
  }),
});

/** What was disclosed after the decision of a review, oldest first, closed ones included. @public */
export interface DisclosureList extends z.output<typeof disclosureListSchema> {}

/** Schema of {@link DiscloseGapBody}. @public */
export const discloseGapBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  questionId: z.string().min(1).max(128),
  coveredEntityRef: ref
    .optional()
    .describe('Of a covered entity: where the answer holds no longer for it'),
  statement: schemaOf<AnswerStatement>(answerStatementSchema).describe(
    'What holds instead; it shows a greater risk than what was decided on',
  ),
  note: words.describe('What has happened'),
});

/** What discloses a gap. @public */
export interface DiscloseGapBody
  extends z.input<typeof discloseGapBodySchema> {}

/** Schema of {@link CloseDisclosureBody}. @public */
export const closeDisclosureBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  note: words.describe('What was done'),
  url: safeUrl.optional().describe('What shows it'),
});

/** What closes a disclosure. @public */
export interface CloseDisclosureBody
  extends z.input<typeof closeDisclosureBodySchema> {}
