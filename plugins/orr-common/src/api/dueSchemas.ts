import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { day } from './wireValues';

/** Schema of {@link DueKind}. @public */
export const dueKindSchema = z.enum([
  'review',
  'condition',
  'action',
  'mitigation',
  'acceptance',
  'exemption',
  'target',
]);

/**
 * What falls due: a review whose decision lapses, a condition or an action, a mitigation to be looked at again, an
 * acceptance that runs out, an exemption that ends, or the day by which a running review is meant to be done.
 *
 * @public
 */
export type DueKind = z.output<typeof dueKindSchema>;

/** Schema of {@link DueEntity}. @public */
export const dueEntitySchema = z.object({
  entityRef: z.string(),
  name: z.string(),
  title: z.string().optional(),
  tier: z.string().optional(),
  ownerRefs: z.array(z.string()),
});

/** What something is due for. @public */
export interface DueEntity extends z.output<typeof dueEntitySchema> {}

/** Schema of {@link DueItem}. @public */
export const dueItemSchema = z.object({
  kind: dueKindSchema,
  id: z.string().describe('Unique within its kind'),
  dueOn: day,
  entity: schemaOf<DueEntity>(dueEntitySchema),
  checklistId: z.string().optional(),
  checklistTitle: z.string().optional(),
  reviewId: z.string().optional(),
  questionId: z.string().optional(),
  text: z.string().optional().describe('What somebody wrote about it'),
  level: z.enum(['HIGH', 'MEDIUM', 'LOW']).optional(),
  personRef: z
    .string()
    .optional()
    .describe('Who is to do it, or who let it be'),
});

/** Something that falls due on a day. @public */
export interface DueItem extends z.output<typeof dueItemSchema> {}

/** Schema of {@link DuePage}. @public */
export const duePageSchema = z.object({
  from: day,
  until: day,
  today: day.describe('In the time zone of the organisation'),
  items: z.array(schemaOf<DueItem>(dueItemSchema)),
  totalItems: z.int().min(0),
  kinds: z
    .array(z.object({ kind: dueKindSchema, count: z.int().min(1) }))
    .describe('How many there are of each kind, the filter on kind aside'),
  nextCursor: z.string().optional(),
});

/** A page of what falls due, day by day; `nextCursor` is absent on the last one. @public */
export interface DuePage extends z.output<typeof duePageSchema> {}
