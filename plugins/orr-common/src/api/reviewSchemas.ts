import { z } from 'zod';
import {
  decidingModeSchema,
  reviewKindSchema,
} from '../checklist/checklistDocument';
import { answerExceptionSchema, answerSchema } from './answerSchemas';
import { checklistVersionSchema } from './checklistSchemas';
import { decisionOutcomeSchema, decisionSchema } from './decisionSchemas';
import { entitySummarySchema } from './readinessSchemas';
import { day, instant } from './wireValues';

/** @public */
export const reviewStateSchema = z.enum([
  'inProgress',
  'submitted',
  'changesRequested',
  'decided',
  'withdrawn',
  'superseded',
]);

/** @public */
export const reviewSummarySchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  checklistId: z.string(),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  kind: reviewKindSchema,
  state: reviewStateSchema,
  /** Counts the transitions, from 1; answers have revisions of their own. */
  revision: z.int().min(1),
  driverRef: z.string(),
  targetDate: day.optional(),
  startedBy: z.string(),
  startedAt: instant,
  submittedAt: instant.optional(),
  decidedAt: instant.optional(),
  outcome: decisionOutcomeSchema.optional(),
});

/** @public */
export const reviewPageSchema = z.object({
  items: z.array(reviewSummarySchema),
  nextCursor: z.string().optional(),
});

/** A frozen copy of a review. @public */
export const snapshotSchema = z.object({
  id: z.string(),
  sequence: z.int().min(1),
  contentHash: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  message: z.string().optional(),
  ownerRefs: z.array(z.string()),
  answers: z.array(answerSchema),
  /** Of a review that covers several entities: which, as far as the viewer may see them. */
  coveredEntityRefs: z.array(z.string()).optional(),
  exceptions: z.array(answerExceptionSchema).optional(),
});

/** One of the entities that a review covers. @public */
export const coveredEntitySchema = entitySummarySchema.extend({
  /** Questions of the checklist that do not apply to it. */
  unaskedQuestionIds: z.array(z.string()),
});

/** @public */
export const reviewDetailSchema = z.object({
  review: reviewSummarySchema,
  entity: entitySummarySchema,
  checklist: checklistVersionSchema,
  decidingMode: decidingModeSchema,
  answers: z.array(answerSchema),
  /** What the review covers besides or instead of its entity, as far as the viewer may see it; empty on most reviews. */
  covered: z.array(coveredEntitySchema),
  /** Answers of single covered entities, ended ones included. */
  exceptions: z.array(answerExceptionSchema),
  /** The latest submission. */
  snapshot: snapshotSchema.optional(),
  decision: decisionSchema.optional(),
  participantRefs: z.array(z.string()),
  timeZone: z.string(),
  may: z.object({
    update: z.boolean(),
    decide: z.boolean(),
    /** Why the viewer may not decide, where policy would let them. */
    decideRefusal: z
      .enum([
        'notOwningGroup',
        'isDriver',
        'notReviewer',
        'inOwningGroup',
        'permission',
      ])
      .optional(),
  }),
});
