import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { COMMENT_LIMITS, isMentionable } from '../comment';
import { mutationIdSchema } from './requestSchemas';
import { instant, ref } from './wireValues';

/** Schema of {@link ReviewComment}. @public */
export const reviewCommentSchema = z.object({
  id: z.uuid(),
  /** Counts its edits, from 1. */
  revision: z.int().min(1),
  text: z.string(),
  /** Full refs of the people and groups that it names. */
  mentions: z.array(z.string()),
  writtenBy: z.string(),
  writtenAt: instant,
  /** Absent where it stands as it was written. */
  editedAt: instant.optional(),
  mayEdit: z.boolean(),
});

/** One thing that somebody said about an answer. Plain text. @public */
export interface ReviewComment extends z.output<typeof reviewCommentSchema> {}

/** Schema of {@link CommentThread}. @public */
export const commentThreadSchema = z.object({
  id: z.uuid(),
  questionId: z.string(),
  /** Where it is about the answer for one covered entity alone. */
  coveredEntityRef: z.string().optional(),
  startedBy: z.string(),
  startedAt: instant,
  /** Absent while it is open. */
  resolved: z.object({ by: z.string(), at: instant }).optional(),
  /** Oldest first. */
  comments: z.array(schemaOf<ReviewComment>(reviewCommentSchema)),
  /** Whether the caller may resolve or reopen it. */
  maySettle: z.boolean(),
});

/** What people said about one answer, from one thing that came up. @public */
export interface CommentThread extends z.output<typeof commentThreadSchema> {}

/** Schema of {@link ReviewComments}. @public */
export const reviewCommentsSchema = z.object({
  /** Oldest first. */
  threads: z.array(schemaOf<CommentThread>(commentThreadSchema)),
  /** Whether the caller may write here now. */
  mayComment: z.boolean(),
});

/** The whole conversation of a review, as far as the caller may see what it is about. @public */
export interface ReviewComments extends z.output<typeof reviewCommentsSchema> {}

const said = {
  mutationId: mutationIdSchema,
  text: z
    .string()
    .trim()
    .min(1)
    .max(COMMENT_LIMITS.text)
    .describe('Plain text; names nobody by itself'),
  mentions: z
    .array(ref.refine(isMentionable, 'must name a user or a group'))
    .max(COMMENT_LIMITS.mentions)
    .default([])
    .describe('Full refs of the users and groups that are told'),
};

/** What begins a thread about an answer. @internal */
export const startThreadBodySchema = z.strictObject({
  ...said,
  questionId: z.string().min(1).max(128),
  coveredEntityRef: ref
    .optional()
    .describe('Of a covered entity: the thread is about its answer alone'),
});

/** What adds to a thread. @internal */
export const replyToThreadBodySchema = z.strictObject(said);

/** What puts other words in the place of one's own. @internal */
export const editCommentBodySchema = z.strictObject({
  ...said,
  revision: z.int().min(1).describe('The revision this edit is based on'),
});

/** What resolves or reopens a thread. @internal */
export const settleThreadBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
});
