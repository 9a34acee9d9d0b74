import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ANSWER_LIMITS } from '../review/answerLimits';
import {
  MAX_VOUCHED_QUESTIONS,
  Vouching,
  VOUCHING_STATES,
  VouchingWithdrawal,
} from '../vouching';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref, safeUrl } from './wireValues';

/** Schema of {@link VouchingWithdrawal}. @public */
export const vouchingWithdrawalSchema = z.object({
  reason: z.string(),
  unsafe: z.boolean().describe('Relying on it is not safe: it ended at once'),
  by: z.string(),
  at: instant,
  endsAt: instant.describe('From then on it vouches for nothing'),
}) satisfies z.ZodType<VouchingWithdrawal>;

/** Schema of {@link Vouching}. @public */
export const vouchingSchema = z.object({
  id: z.string(),
  revision: z.int().min(1),
  voucherRef: z.string(),
  voucherTitle: z.string().optional(),
  checklistId: z.string(),
  questionIds: z.array(z.string()),
  statement: z.string(),
  url: z.string(),
  validUntil: day.describe('The last day for which it vouches'),
  state: z.enum(VOUCHING_STATES),
  withdrawal: schemaOf<VouchingWithdrawal>(vouchingWithdrawalSchema).optional(),
  createdBy: z.string(),
  createdAt: instant,
  changedBy: z.string(),
  changedAt: instant,
}) satisfies z.ZodType<Vouching>;

/** Schema of {@link VouchingItem}. @public */
export const vouchingItemSchema = z.object({
  vouching: schemaOf<Vouching>(vouchingSchema),
  checklistTitle: z.string(),
  questions: z
    .array(z.object({ id: z.string(), title: z.string() }))
    .describe('As the checklist words them now'),
  isInForce: z.boolean().describe('Whether it vouches now'),
  may: z.object({
    manage: z.boolean(),
    restore: z
      .boolean()
      .describe('Take the withdrawal back, as long as its grace lasts'),
  }),
});

/** A vouching with what it is about, and what the viewer may do. @public */
export interface VouchingItem extends z.output<typeof vouchingItemSchema> {}

/** Schema of {@link VouchingPage}. @public */
export const vouchingPageSchema = z.object({
  items: z.array(schemaOf<VouchingItem>(vouchingItemSchema)),
  totalItems: z.int().min(0),
  nextCursor: z.string().optional(),
  range: z
    .object({ from: day, to: day })
    .describe('The days on which one that is given today may end'),
  mayVouch: z
    .boolean()
    .describe(
      'Whether the viewer may vouch as the entity that is asked for; false where none is',
    ),
});

/** A page of what is vouched for, newest first. @public */
export interface VouchingPage extends z.output<typeof vouchingPageSchema> {}

const words = z.string().trim().min(1).max(ANSWER_LIMITS.note);
const content = {
  questionIds: z
    .array(z.string().min(1).max(128))
    .min(1)
    .max(MAX_VOUCHED_QUESTIONS)
    .refine(ids => new Set(ids).size === ids.length, 'names a question twice'),
  statement: words.describe('What the platform does for what is built on it'),
  url: safeUrl.describe('Where that can be looked at'),
  validUntil: day.describe('The last day, at most a year ahead'),
};

/** Schema of {@link GiveVouchingBody}. @public */
export const giveVouchingBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  voucherRef: ref,
  checklistId: z.string().min(1).max(128),
  ...content,
});

/** What vouches for questions of a checklist. @public */
export interface GiveVouchingBody
  extends z.input<typeof giveVouchingBodySchema> {}

/** Schema of {@link ChangeVouchingBody}. @public */
export const changeVouchingBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  ...content,
});

/** What says anew what is vouched for, or for how long. @public */
export interface ChangeVouchingBody
  extends z.input<typeof changeVouchingBodySchema> {}

/** Schema of {@link WithdrawVouchingBody}. @public */
export const withdrawVouchingBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  reason: words,
  unsafe: z
    .boolean()
    .describe('Relying on it is not safe: it ends at once, without a grace'),
});

/** What withdraws a vouching. @public */
export interface WithdrawVouchingBody
  extends z.input<typeof withdrawVouchingBodySchema> {}

/** Schema of {@link RestoreVouchingBody}. @public */
export const restoreVouchingBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
});

/** What takes the withdrawal of a vouching back. @public */
export interface RestoreVouchingBody
  extends z.input<typeof restoreVouchingBodySchema> {}

/** Schema of {@link VouchingImpact}. @public */
export const vouchingImpactSchema = z.object({
  decided: z
    .int()
    .min(0)
    .describe(
      'Entities whose decision in force has an answer that rests on it',
    ),
  running: z
    .int()
    .min(0)
    .describe('Entities with a running review in which it answers a question'),
  entities: z
    .array(
      z.object({
        entityRef: z.string(),
        title: z.string().optional(),
        isDecided: z.boolean(),
        isRunning: z.boolean(),
      }),
    )
    .describe('The first of them by ref'),
  graceDays: z.int().min(0),
  endsAt: instant.describe('When it would end if it were withdrawn now'),
});

/** What rests on a vouching, among the entities that the caller may see. @public */
export interface VouchingImpact extends z.output<typeof vouchingImpactSchema> {}
