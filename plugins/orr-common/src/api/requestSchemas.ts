import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { schemaOf } from '../checklist/schemaOf';
import { AnswerStatement, Evidence } from '../review/answer';
import { ReviewedChange } from '../review/reviewedChange';
import { answerStatementSchema, evidenceSchema } from './answerSchemas';
import { reviewedChangeSchema } from './reviewedChangeSchema';
import { decisionOutcomeSchema } from './decisionSchemas';
import { day, ref } from './wireValues';

/** Names a write, so that a retry after a lost acknowledgement is the same success. @internal */
export const mutationIdSchema = z.uuid();

/** How many parts of a system one review may cover. */
const MAX_COVERED_ENTITIES = 50;

/** Schema of {@link CreateReviewBody}. @public */
export const createReviewBodySchema = z
  .strictObject({
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
    carryOver: z
      .boolean()
      .optional()
      .describe(
        'Starts with the answers of the last decided launch or periodic review of the entity; refused where there are none',
      ),
    change: schemaOf<ReviewedChange>(reviewedChangeSchema)
      .optional()
      .describe('What a change review is about; of no other kind'),
  })
  .refine(
    ({ kind, change }) => (kind === 'change') === (change !== undefined),
    {
      path: ['change'],
      message:
        'belongs to a review of kind change, and every such review has one',
    },
  );

/** What starts a review of an entity, or of a system covering some of its parts. @public */
export interface CreateReviewBody
  extends z.input<typeof createReviewBodySchema> {}

/** What saves an answer. @public */
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
  statement: schemaOf<AnswerStatement>(answerStatementSchema)
    .nullable()
    .describe(
      'null clears the answer and keeps its history; on an exception, the common answer holds again',
    ),
  note: z.string().max(ANSWER_LIMITS.note).optional(),
  evidence: z
    .array(schemaOf<Evidence>(evidenceSchema))
    .max(ANSWER_LIMITS.evidence)
    .default([]),
});

/** How many answers are affirmed at once: as many as a checklist may reasonably ask. */
const MAX_AFFIRMED = 200;

/** What affirms carried answers together. @public */
export const affirmAnswersBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  answers: z
    .array(
      z.strictObject({
        questionId: z.string().min(1).max(128),
        revision: z.int().min(1).describe('The revision that is affirmed'),
      }),
    )
    .min(1)
    .max(MAX_AFFIRMED),
});

/** What submits a review. @public */
export const submitReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  message: z.string().trim().max(ANSWER_LIMITS.note).optional(),
});

/** Schema of {@link DecideReviewBody}. @public */
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

/** What decides a submitted review, as a caller sends it. @public */
export interface DecideReviewBody
  extends z.input<typeof decideReviewBodySchema> {}
