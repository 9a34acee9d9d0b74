import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { Answer } from '../review/answer';
import { answerExceptionSchema, answerSchema } from './answerSchemas';
import { reviewStateSchema } from './reviewSchemas';
import { instant } from './wireValues';

/** What tells whether a review has moved on since it was loaded. */
const reviewMarkSchema = z.object({
  state: reviewStateSchema,
  revision: z.int().min(1),
});

/** Schema of {@link AnswerPage}. @public */
export const answerPageSchema = z.object({
  items: z.array(schemaOf<Answer>(answerSchema)),
  nextCursor: z.string().optional(),
});

/** The values one answer had, or what differs for one covered entity, newest first; the first of them is the present one. @public */
export interface AnswerPage extends z.output<typeof answerPageSchema> {}

/** Schema of {@link AffirmedAnswers}. @public */
export const affirmedAnswersSchema = z.object({
  answers: z.array(schemaOf<Answer>(answerSchema)),
});

/** The answers that were affirmed, as they are now, in the order they were named. @public */
export interface AffirmedAnswers
  extends z.output<typeof affirmedAnswersSchema> {}

/** Schema of {@link AnswerChanges}. @public */
export const answerChangesSchema = z.object({
  items: z.array(schemaOf<Answer>(answerSchema)),
  exceptions: z
    .array(answerExceptionSchema)
    .describe(
      'What differs for single covered entities, ended ones included, as far as the caller sees these',
    ),
  at: instant.describe(
    'What to pass as `since` next. It lies a little back, so that a write still under way is not missed: an answer may come twice',
  ),
  review: reviewMarkSchema,
});

/** The answers that changed, and from when to ask next. @public */
export interface AnswerChanges extends z.output<typeof answerChangesSchema> {}

/** What says where in a review a page is. @internal */
export const presenceBodySchema = z.strictObject({
  sessionId: z
    .uuid()
    .describe('Names the page, so that a person may have several open'),
  questionId: z.string().min(1).max(128).optional(),
  leaving: z
    .boolean()
    .default(false)
    .describe('True as the last word of a page that is left'),
});

/** Schema of {@link PresentPerson}. @public */
export const presentPersonSchema = z.object({
  userRef: z.string(),
  questionId: z.string().optional(),
  seenAt: instant,
});

/** Somebody else who has the review open now. @public */
export interface PresentPerson extends z.output<typeof presentPersonSchema> {}

/** Schema of {@link ReviewPresence}. @public */
export const reviewPresenceSchema = z.object({
  people: z.array(schemaOf<PresentPerson>(presentPersonSchema)),
  answersAt: instant
    .optional()
    .describe('When an answer was saved last; absent before the first'),
  review: reviewMarkSchema,
});

/** Who else is in a review, and whether anything happened in it. @public */
export interface ReviewPresence extends z.output<typeof reviewPresenceSchema> {}
