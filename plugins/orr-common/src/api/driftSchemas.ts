import { z } from 'zod';
import { factConditionSchema } from '../checklist/factCondition';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import {
  ContradictingSignal,
  CONTRADICTION_CAUSES,
  CONTRADICTION_RESPONSES,
} from '../drift/contradiction';
import { VOUCHING_ENDS } from '../vouching';
import { AnswerStatement } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { answerStatementSchema } from './answerSchemas';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, safeUrl } from './wireValues';

const words = z.string().trim().min(1).max(ANSWER_LIMITS.note);

/** Schema of {@link ContradictingSignal}. @public */
export const contradictingSignalSchema = z.object({
  cause: z.enum(CONTRADICTION_CAUSES),
  causeKey: z
    .string()
    .describe(
      'The id of a fact or a vouching, or the ref of a dependency; empty where there is but one, and where the caller may not see it',
    ),
  at: instant,
  title: z.string().optional(),
  source: z.string().optional(),
  value: z.union([z.boolean(), z.number(), z.string()]).optional(),
  type: z
    .enum(['boolean', 'number', 'share', 'duration', 'instant', 'text'])
    .optional(),
  sample: z.object({ k: z.number(), n: z.number() }).optional(),
  condition: factConditionSchema.optional(),
  url: z.string().optional(),
  vouchingEnd: z
    .enum(VOUCHING_ENDS)
    .optional()
    .describe('Of what was vouched for: why it is not any more'),
}) satisfies z.ZodType<ContradictingSignal>;

/** Schema of {@link ContradictionItem}. @public */
export const contradictionItemSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  checklistId: z.string(),
  checklistTitle: z.string(),
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  decisionId: z.string(),
  decidedAt: instant,
  decidedBy: z.string(),
  questionId: z.string(),
  questionTitle: z.string().describe('As it was worded then'),
  statement: schemaOf<AnswerStatement>(answerStatementSchema)
    .optional()
    .describe('What was answered; absent where the answer says nothing'),
  signal: schemaOf<ContradictingSignal>(contradictingSignalSchema),
  policy: z
    .enum(['flag', 'condition', 'lost'])
    .describe('What it does to the standing, by the checklist'),
  since: instant.describe('When it was first found'),
  openedAt: instant.describe('Since when somebody is asked'),
  dueOn: day
    .optional()
    .describe(
      'The day until which a response is waited for, or a fix; absent while there is a response that stands',
    ),
  escalatedAt: instant
    .optional()
    .describe('When it was told further, since nobody had responded'),
  response: z
    .object({
      kind: z.enum(CONTRADICTION_RESPONSES),
      text: z.string().optional(),
      dueOn: day.optional(),
      url: z.string().optional(),
      by: z.string(),
      at: instant,
    })
    .optional(),
  look: z
    .object({
      outcome: z.enum(['agreed', 'refused']),
      note: z.string().optional(),
      by: z.string(),
      at: instant,
    })
    .optional(),
  fixRange: z.object({ from: day, to: day }),
  may: z.object({
    respond: z.boolean(),
    look: z.boolean().describe('Say whether the response stands'),
  }),
});

/** A signal that contradicts an answer that was decided on, and what is said to it. @public */
export interface ContradictionItem
  extends z.output<typeof contradictionItemSchema> {}

/** Schema of {@link ContradictionList}. @public */
export const contradictionListSchema = z.object({
  items: z.array(schemaOf<ContradictionItem>(contradictionItemSchema)),
});

/** What contradicts the decisions in force about an entity, oldest first. @public */
export interface ContradictionList
  extends z.output<typeof contradictionListSchema> {}

/** Schema of {@link RespondToContradictionBody}. @public */
export const respondToContradictionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  kind: z
    .enum(CONTRADICTION_RESPONSES)
    .describe(
      'fix: it is so, and will be fixed; explain: the answer holds all the same; sourceIsWrong: the signal errs',
    ),
  text: words,
  dueOn: day.optional().describe('Of a fix: the last day'),
  url: safeUrl.optional().describe('Of a fix: the change, ticket or review'),
});

/** What responds to a contradiction. @public */
export interface RespondToContradictionBody
  extends z.input<typeof respondToContradictionBodySchema> {}

/** Schema of {@link LookAtContradictionBody}. @public */
export const lookAtContradictionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  outcome: z.enum(['agreed', 'refused']),
  note: words.optional().describe('Needed where it is refused'),
});

/** What somebody else holds of a response to a contradiction. @public */
export interface LookAtContradictionBody
  extends z.input<typeof lookAtContradictionBodySchema> {}

/** Schema of {@link Lesson}. @public */
export const lessonSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  checklistId: z.string(),
  checklistTitle: z.string(),
  reviewId: z.string(),
  launchedAt: instant,
  askedAt: instant,
  state: z.enum(['asked', 'told', 'dismissed']),
  missed: z.string().optional(),
  question: z.string().optional(),
  saidBy: z.string().optional(),
  saidAt: instant.optional(),
  may: z.object({ tell: z.boolean() }),
});

/** What a launch review missed, as the team that launched says a month later. @public */
export interface Lesson extends z.output<typeof lessonSchema> {}

/** Schema of {@link LessonList}. @public */
export const lessonListSchema = z.object({
  items: z.array(schemaOf<Lesson>(lessonSchema)),
});

/** What was asked and told of an entity, newest first. @public */
export interface LessonList extends z.output<typeof lessonListSchema> {}

/** Schema of {@link LessonPage}. @public */
export const lessonPageSchema = z.object({
  items: z.array(schemaOf<Lesson>(lessonSchema)),
  nextCursor: z.string().optional(),
});

/** A page of what launch reviews under a checklist missed, newest first. @public */
export interface LessonPage extends z.output<typeof lessonPageSchema> {}

/** Schema of {@link TellLessonBody}. @public */
export const tellLessonBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  missed: words.describe('What happened that the review did not see'),
  question: words
    .optional()
    .describe('Which question should have asked, or what it should ask'),
});

/** What tells what a launch review missed. @public */
export interface TellLessonBody extends z.input<typeof tellLessonBodySchema> {}

/** Schema of {@link DismissLessonBody}. @public */
export const dismissLessonBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
});

/** What says that a launch review missed nothing. @public */
export interface DismissLessonBody
  extends z.input<typeof dismissLessonBodySchema> {}
