import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { Amendment } from '../review/amendment';
import { Evidence } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { evidenceSchema } from './answerSchemas';
import { mutationIdSchema } from './requestSchemas';
import { instant, ref } from './wireValues';

/** Schema of {@link Amendment}. @public */
export const amendmentSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  decisionId: z.string(),
  questionId: z.string(),
  coveredEntityRef: z
    .string()
    .optional()
    .describe('Where it is about the own answer of one covered entity'),
  revision: z.int().min(1).describe('Counts the edits of this answer'),
  note: z
    .string()
    .optional()
    .describe('From then on; empty where it was taken away, absent where kept'),
  isNoteKept: z
    .boolean()
    .optional()
    .describe('True where the note was changed and the caller may not read it'),
  evidence: z
    .array(schemaOf<Evidence>(evidenceSchema))
    .optional()
    .describe('All links from then on; absent where they stayed'),
  amendedBy: z.string(),
  amendedAt: instant,
}) satisfies z.ZodType<Amendment>;

/** Schema of {@link AmendmentList}. @public */
export const amendmentListSchema = z.object({
  items: z.array(schemaOf<Amendment>(amendmentSchema)),
  may: z.object({
    amend: z
      .boolean()
      .describe('Change words and links of answers that were decided on'),
  }),
});

/** How words and links of the answers of a review were changed after its decision, oldest first. @public */
export interface AmendmentList extends z.output<typeof amendmentListSchema> {}

/** Schema of {@link AmendAnswerBody}. @public */
export const amendAnswerBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  questionId: z.string().min(1).max(128),
  coveredEntityRef: ref
    .optional()
    .describe('Of a covered entity: where its own answer is meant'),
  revision: z
    .int()
    .min(0)
    .describe('How many edits of this answer this one is based on'),
  note: z
    .string()
    .max(ANSWER_LIMITS.note)
    .optional()
    .describe('Empty takes it away; absent leaves it'),
  evidence: z
    .array(schemaOf<Evidence>(evidenceSchema))
    .max(ANSWER_LIMITS.evidence)
    .optional()
    .describe('All links from now on; absent leaves them'),
  statement: z
    .never({
      error:
        'stays as it was decided on; say what holds instead with POST /reviews/:reviewId/disclosures, or in the next review',
    })
    .optional()
    .describe('Cannot be changed after the decision'),
});

/** What changes words or links of an answer after the decision. @public */
export interface AmendAnswerBody
  extends z.input<typeof amendAnswerBodySchema> {}
