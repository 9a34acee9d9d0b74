import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { Escalation, ESCALATION_LIMITS, ESCALATION_STATES } from '../finding';
import { mutationIdSchema } from './requestSchemas';
import { instant, ref } from './wireValues';

const words = z.string().trim().min(1).max(ESCALATION_LIMITS.field);

/** Schema of {@link Escalation}. @public */
export const escalationSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  questionId: z.string(),
  coveredEntityRef: z
    .string()
    .optional()
    .describe('Where the gap is that of one covered entity alone'),
  toRef: z.string().describe('Who is asked'),
  situation: z.string(),
  criticality: z.string(),
  who: z.string(),
  impact: z.string(),
  urgency: z.string(),
  remedy: z.string(),
  state: z.enum(ESCALATION_STATES),
  raisedBy: z.string(),
  raisedAt: instant,
  answer: z.string().optional(),
  answeredBy: z.string().optional(),
  answeredAt: instant.optional(),
  withdrawnAt: instant.optional(),
}) satisfies z.ZodType<Escalation>;

/** Schema of {@link EscalationItem}. @public */
export const escalationItemSchema = z.object({
  escalation: schemaOf<Escalation>(escalationSchema),
  questionTitle: z
    .string()
    .optional()
    .describe('As it was worded then; only in the list of an entity'),
  may: z.object({
    answer: z
      .boolean()
      .describe('Open, and the caller is, or belongs to, whoever is asked'),
    withdraw: z.boolean().describe('Open, and the caller raised it'),
  }),
});

/** An escalation, and what the caller may do about it. @public */
export interface EscalationItem extends z.output<typeof escalationItemSchema> {}

/** Schema of {@link EscalationList}. @public */
export const escalationListSchema = z.object({
  items: z.array(schemaOf<EscalationItem>(escalationItemSchema)),
  may: z.object({
    escalate: z.boolean().describe('Escalate a gap of the review'),
  }),
});

/** What was escalated in a review, oldest first, answered and withdrawn ones included. @public */
export interface EscalationList extends z.output<typeof escalationListSchema> {}

/** Schema of {@link EscalateGapBody}. @public */
export const escalateGapBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  questionId: z.string().min(1).max(128),
  coveredEntityRef: ref
    .optional()
    .describe('Of a covered entity: for the gap of its own answer'),
  to: ref.describe('Who is asked: a person or a group of the catalog'),
  situation: words.describe('What is going on'),
  criticality: words.describe('How much depends on what is concerned'),
  who: words.describe('Who or what is concerned'),
  impact: words.describe('What it does to them'),
  urgency: words.describe('By when something has to happen, and why then'),
  remedy: words.describe('What would help'),
});

/** What escalates a gap. @public */
export interface EscalateGapBody
  extends z.input<typeof escalateGapBodySchema> {}

/** Schema of {@link AnswerEscalationBody}. @public */
export const answerEscalationBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  answer: z.string().trim().min(1).max(ESCALATION_LIMITS.answer),
});

/** What answers an escalation. @public */
export interface AnswerEscalationBody
  extends z.input<typeof answerEscalationBodySchema> {}

/** Schema of {@link WithdrawEscalationBody}. @public */
export const withdrawEscalationBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
});

/** What takes an escalation back. @public */
export interface WithdrawEscalationBody
  extends z.input<typeof withdrawEscalationBodySchema> {}
