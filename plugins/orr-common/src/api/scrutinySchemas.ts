import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { ChangeRequest, ChangeRound } from '../review/changeRequest';
import { Look } from '../review/look';
import { SignOffSection } from '../review/sectionSignOff';
import { ReviewAssignment, reviewAssignmentSchema } from './assignmentSchemas';
import { lookSchema } from './lookSchema';
import { mutationIdSchema } from './requestSchemas';
import { signOffSectionSchema } from './signOffSchemas';
import { instant } from './wireValues';

/** Schema of {@link ChangeRequest}. @public */
export const changeRequestSchema = z.object({
  id: z.string(),
  questionId: z.string(),
  text: z.string(),
  answerRevision: z.int().min(0),
  reply: z
    .object({ text: z.string(), repliedBy: z.string(), repliedAt: instant })
    .optional(),
}) satisfies z.ZodType<ChangeRequest>;

/** Schema of {@link ChangeRound}. @public */
export const changeRoundSchema = z.object({
  id: z.string(),
  snapshotId: z.string(),
  message: z.string().optional(),
  requestedBy: z.string(),
  requestedAt: instant,
  requests: z.array(schemaOf<ChangeRequest>(changeRequestSchema)),
}) satisfies z.ZodType<ChangeRound>;

/** Schema of {@link Scrutiny}. @public */
export const scrutinySchema = z.object({
  /** Of the answers as they are now; those at earlier revisions are void and left out. */
  looks: z.array(schemaOf<Look>(lookSchema)),
  /** What was asked to be changed, latest first. */
  rounds: z.array(schemaOf<ChangeRound>(changeRoundSchema)),
  /** How the sections stand that somebody is to sign off; empty until the review is submitted. */
  signOffs: z.array(schemaOf<SignOffSection>(signOffSectionSchema)),
  /** Who sees to the decision. */
  assignment: schemaOf<ReviewAssignment>(reviewAssignmentSchema),
  may: z.object({
    look: z.boolean(),
    /** Take the review, decline it, give it to another. */
    assign: z.boolean(),
    requestChanges: z.boolean(),
    withdraw: z.boolean(),
    extendConditions: z.boolean(),
    lookAtSample: z.boolean(),
    /** The sections that the viewer may sign off or object to. */
    signOffSectionIds: z.array(z.string()),
    /** The open conditions of the decision that the viewer may mark as met. */
    meetConditionIds: z.array(z.string()),
  }),
});

/** What reviewers have looked at and asked for, and what the viewer may do about it. @public */
export interface Scrutiny extends z.output<typeof scrutinySchema> {}

/** What says that an answer was looked at, or takes that back. @internal */
export const markLookedBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  answerRevision: z
    .int()
    .min(1)
    .describe('The revision of the answer that was looked at'),
  looked: z.boolean().default(true).describe('false takes the own look back'),
});

/** Schema of {@link RequestChangesBody}. @public */
export const requestChangesBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  snapshotId: z.uuid(),
  requests: z
    .array(
      z.strictObject({
        questionId: z.string().min(1).max(128),
        text: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
      }),
    )
    .min(1)
    .max(500),
  message: z.string().trim().max(ANSWER_LIMITS.note).optional(),
});

/** What gives a review back with what to change. @public */
export interface RequestChangesBody
  extends z.input<typeof requestChangesBodySchema> {}

/** What replies to a request to change an answer. @internal */
export const replyToChangeRequestBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  reply: z
    .string()
    .trim()
    .min(1)
    .max(ANSWER_LIMITS.reason)
    .nullable()
    .describe('Why there is nothing to change; null takes it back'),
});

/** What ends a review without a decision. @internal */
export const withdrawReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
});
