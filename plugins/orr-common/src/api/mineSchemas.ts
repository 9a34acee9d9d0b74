import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { DUE_CAUSES } from '../scoring/nextDueOn';
import { dispositionTypeSchema } from './findingSchemas';
import { readinessRowSchema } from './readinessSchemas';
import { day, instant } from './wireValues';

/** Schema of {@link WaitingFor}. @public */
export const waitingForSchema = z.enum([
  'driveReview',
  'changeAnswers',
  'answerQuestion',
  'decideReview',
  'meetCondition',
  'doAction',
  'decideRisk',
  'answerEscalation',
  'signOffSection',
  'affirmOwnership',
  'respondToContradiction',
]);

/** What somebody is waited for to do. @public */
export type WaitingFor = z.output<typeof waitingForSchema>;

/** Schema of {@link WaitingItem}. @public */
export const waitingItemSchema = z.object({
  waitingFor: waitingForSchema,
  /** Since when. */
  since: instant,
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  checklistTitle: z.string(),
  entity: z.object({
    entityRef: z.string(),
    name: z.string(),
    title: z.string().optional(),
  }),
  /** The question that was handed over. */
  question: z.object({ id: z.string(), title: z.string() }).optional(),
  /** The section that is to be signed off. */
  section: z.object({ id: z.string(), title: z.string() }).optional(),
  /** The condition that is to be met. */
  condition: z
    .object({ id: z.string(), text: z.string(), dueOn: day })
    .optional(),
  /** The action that is to be done, or the mitigation or acceptance that is to be decided. */
  disposition: z
    .object({
      id: z.string(),
      type: dispositionTypeSchema,
      text: z.string(),
      until: day.optional(),
    })
    .optional(),
});

/** One thing that waits for the caller. @public */
export interface WaitingItem extends z.output<typeof waitingItemSchema> {}

/** Schema of {@link WaitingPage}. @public */
export const waitingPageSchema = z.object({
  items: z.array(schemaOf<WaitingItem>(waitingItemSchema)),
  nextCursor: z.string().optional(),
});

/** A page of what waits for the caller, the longest waiting first; `nextCursor` is absent on the last one. @public */
export interface WaitingPage extends z.output<typeof waitingPageSchema> {}

/** Schema of {@link OwnedRow}. @public */
export const ownedRowSchema = readinessRowSchema.extend({
  dueFor: z
    .array(z.enum(DUE_CAUSES))
    .optional()
    .describe('What is due on that day'),
});

/** An entity of the caller or their groups. @public */
export interface OwnedRow extends z.output<typeof ownedRowSchema> {}

const ownedSchema = z.object({
  items: z.array(schemaOf<OwnedRow>(ownedRowSchema)),
  totalItems: z.int().min(0),
});

/** Schema of {@link MyReadiness}. @public */
export const myReadinessSchema = z.object({
  /** The caller and their groups: what they own is spoken of, and what groups below these do. */
  ownerRefs: z.array(z.string()),
  /** How much of that needs reviews, whatever its standing. */
  requiredItems: z.int().min(0),
  /** What is overdue, not ready or was never reviewed; what is due next comes first. */
  owed: ownedSchema,
  /** What falls due from today on until the day named. */
  fallsDue: ownedSchema.extend({ until: day }),
});

/** The first entities of the caller and their groups that ask for something; the list has them all. @public */
export interface MyReadiness extends z.output<typeof myReadinessSchema> {}
