import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { UsualWait } from '../review/usualWait';
import { dispositionTypeSchema } from './findingSchemas';
import { day, instant } from './wireValues';

/** Schema of {@link DeskShow}. @public */
export const deskShowSchema = z.enum(['all', 'mine', 'groups']);

/** What of a desk is shown: all, what the caller holds, or what is asked of their groups. @public */
export type DeskShow = z.output<typeof deskShowSchema>;

/** Schema of {@link UsualWait}. @public */
export const usualWaitSchema = z.object({
  reviews: z.int().min(0),
  medianDays: z.number().min(0).optional(),
});

/** Schema of {@link DeskItem}. @public */
export const deskItemSchema = z.object({
  waitingFor: z.enum([
    'decideReview',
    'decideRisk',
    'signOffSection',
    'lookAtResponse',
  ]),
  since: instant,
  /** The target date of the review, also of a section; of a risk, the day until which it is asked to hold. */
  dueOn: day.optional(),
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  checklistId: z.string(),
  checklistTitle: z.string(),
  entity: z.object({
    entityRef: z.string(),
    name: z.string(),
    title: z.string().optional(),
  }),
  ownerRefs: z.array(z.string()),
  driverRef: z.string(),
  /** Who has the review; absent while nobody has it, and on a risk. */
  holderRef: z.string().optional(),
  /** Of a review: how long those under its checklist waited for their decision in the last twelve months. */
  usualWait: schemaOf<UsualWait>(usualWaitSchema).optional(),
  /** Of what is to be signed off: the section. */
  section: z.object({ id: z.string(), title: z.string() }).optional(),
  /** Of a risk and of a response to a contradiction: the question it is about. */
  question: z.object({ id: z.string(), title: z.string() }).optional(),
  /** Of a risk: what is to be decided. */
  disposition: z
    .object({
      id: z.string(),
      type: dispositionTypeSchema,
      text: z.string(),
    })
    .optional(),
});

/** One thing that waits for a reviewer. @public */
export interface DeskItem extends z.output<typeof deskItemSchema> {}

/** Schema of {@link DeskPage}. @public */
export const deskPageSchema = z.object({
  items: z.array(schemaOf<DeskItem>(deskItemSchema)),
  nextCursor: z.string().optional(),
  isReviewer: z
    .boolean()
    .describe('Whether the caller is in the reviewer group of a checklist'),
});

/** A page of what waits for the caller to decide, what is due first first; `nextCursor` is absent on the last one. @public */
export interface DeskPage extends z.output<typeof deskPageSchema> {}
