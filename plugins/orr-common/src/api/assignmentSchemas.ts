import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref } from './wireValues';

/** Schema of {@link ReviewAssignment}. @public */
export const reviewAssignmentSchema = z.object({
  /** Absent while nobody has it. */
  holder: z
    .object({
      personRef: z.string(),
      /** Whether they took it themselves, or another gave it to them. */
      state: z.enum(['taken', 'given']),
      by: z.string(),
      at: instant,
      /** The last day on which they are away, if they are. */
      awayUntil: day.optional(),
    })
    .optional(),
  /** Those who said that they will not decide it, latest first. */
  declined: z.array(
    z.object({
      personRef: z.string(),
      at: instant,
      reason: z.string().optional(),
    }),
  ),
});

/** Who sees to the decision of a review. It is an agreement: whoever may decide still may. @public */
export interface ReviewAssignment
  extends z.output<typeof reviewAssignmentSchema> {}

/** Schema of {@link ReviewerReason}. @public */
export const reviewerReasonSchema = z.object({
  kind: z
    .enum([
      'reviewerGroup',
      'named',
      'dependsOn',
      'dependencyOf',
      'consumesApi',
      'providesApi',
      'owner',
    ])
    .describe(
      'In the reviewer group of the checklist, named in the entry of the entity, an owner of what it is related to like this in the catalog, or of itself',
    ),
  /** What is owned, or whose entry names them; absent for the reviewer group. */
  entity: z
    .object({
      entityRef: z.string(),
      name: z.string(),
      title: z.string().optional(),
    })
    .optional(),
});

/** Why somebody is suggested as a reviewer. @public */
export interface ReviewerReason extends z.output<typeof reviewerReasonSchema> {}

/** Schema of {@link SuggestedReviewer}. @public */
export const suggestedReviewerSchema = z.object({
  personRef: z.string(),
  /** As the catalog calls them. */
  displayName: z.string().optional(),
  /** Why they are suggested, what weighs most first. */
  reasons: z.array(schemaOf<ReviewerReason>(reviewerReasonSchema)),
  /** Whether they said that they will not decide this review. */
  declined: z.boolean(),
  /** The last day on which they are away, if they are. */
  awayUntil: day.optional(),
});

/** Somebody who may decide a review by the rules of its checklist. @public */
export interface SuggestedReviewer
  extends z.output<typeof suggestedReviewerSchema> {}

/** Schema of {@link SuggestedReviewers}. @public */
export const suggestedReviewersSchema = z.object({
  items: z.array(schemaOf<SuggestedReviewer>(suggestedReviewerSchema)),
});

/** Those who are asked to decide a review and may; the first of them where there are many. @public */
export interface SuggestedReviewers
  extends z.output<typeof suggestedReviewersSchema> {}

/** Whoever writes says who has it as far as they know, so that two who reach for it at once hear of each other. */
const holderRef = ref
  .nullable()
  .describe('Who has the review as the caller knows it; null for nobody');

/** What takes a review upon oneself. @internal */
export const takeReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  holderRef,
});

/** What says that one will not decide a review. @internal */
export const declineReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  holderRef,
  reason: z.string().trim().max(ANSWER_LIMITS.reason).optional(),
});

/** What gives a review to another who may decide it. @internal */
export const giveReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  holderRef,
  personRef: ref,
});
