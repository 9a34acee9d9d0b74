import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { answerStatementSchema, evidenceSchema } from './answerSchemas';
import { decisionOutcomeSchema } from './decisionSchemas';
import { day, ref } from './wireValues';

/** Names a write, so that a retry after a lost acknowledgement is the same success. @public */
export const mutationIdSchema = z.uuid();

/** How many parts of a system one review may cover. @public */
export const MAX_COVERED_ENTITIES = 50;

/** @public */
export const createReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  entityRef: ref,
  checklistId: z.string().min(1).max(128),
  kind: reviewKindSchema,
  targetDate: day.optional(),
  coveredEntityRefs: z
    .array(ref)
    .min(1)
    .max(MAX_COVERED_ENTITIES)
    .optional()
    .describe('For a system: its parts that the review covers'),
});

/** @public */
export const saveAnswerBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z
    .int()
    .min(0)
    .describe(
      'The revision this edit is based on, 0 where there was no answer',
    ),
  entityRef: ref
    .optional()
    .describe('Of a covered entity: saves what differs for it'),
  statement: answerStatementSchema
    .nullable()
    .describe(
      'null clears the answer and keeps its history; on an exception, the common answer holds again',
    ),
  note: z.string().max(ANSWER_LIMITS.note).optional(),
  evidence: z.array(evidenceSchema).max(ANSWER_LIMITS.evidence).default([]),
});

/** @public */
export const submitReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  message: z.string().trim().max(ANSWER_LIMITS.note).optional(),
});

/** @public */
export const decideReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  snapshotId: z.uuid(),
  outcome: decisionOutcomeSchema,
  reason: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
  conditions: z
    .array(
      z.strictObject({
        questionId: z.string().max(128).optional(),
        entityRefs: z
          .array(ref)
          .min(1)
          .max(MAX_COVERED_ENTITIES + 1)
          .optional()
          .describe('Covered entities it binds; all of them where left out'),
        text: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
        ownerRef: ref,
        dueOn: day,
      }),
    )
    .max(300)
    .default([]),
  confirmedQuestionIds: z
    .array(z.string().max(128))
    .max(500)
    .default([])
    .describe(
      'Not applicable on blocking questions, and covered elsewhere, as confirmed one by one',
    ),
  confirmedExceptions: z
    .array(z.strictObject({ questionId: z.string().max(128), entityRef: ref }))
    .max(500)
    .optional()
    .describe('Exceptions of covered entities, confirmed in the same way'),
});
