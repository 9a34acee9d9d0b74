import { z } from 'zod';

/** Each of them judges in a way of its own; the two limits may stand together. */
const KINDS = [
  ['isTrue'],
  ['equals'],
  ['atLeast', 'atMost'],
  ['withinDays'],
  ['isPresent'],
] as const;

/** Schema of {@link FactCondition}. @public */
export const factConditionSchema = z
  .strictObject({
    isTrue: z.boolean().optional().describe('false: met where it is not so'),
    equals: z.union([z.string().trim().min(1).max(200), z.number()]).optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    unit: z
      .enum(['minutes', 'hours', 'days'])
      .optional()
      .describe('Of the limits of a duration'),
    withinDays: z
      .int()
      .min(1)
      .max(3_650)
      .optional()
      .describe('Met while the instant lies at most this many days back'),
    isPresent: z.literal(true).optional().describe('Met by any value'),
  })
  .refine(
    condition =>
      KINDS.filter(keys => keys.some(key => condition[key] !== undefined))
        .length === 1,
    'needs one of isTrue, equals, atLeast, atMost, withinDays, isPresent; only atLeast and atMost go together',
  )
  .refine(
    ({ unit, atLeast, atMost }) =>
      unit === undefined || atLeast !== undefined || atMost !== undefined,
    'unit: belongs to atLeast or atMost',
  );

/** When the value of a fact meets a question. @public */
export interface FactCondition extends z.output<typeof factConditionSchema> {}

/** The id of a fact: that of its provider, a dot, its name. @internal */
export const factIdSchema = z
  .string()
  .max(128)
  .regex(
    /^[a-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)+$/,
    'must be the id of a fact, such as deployHealth.daysSinceSuccess',
  );

/** Schema of {@link FactBinding}. @public */
export const factBindingSchema = z.strictObject({
  id: factIdSchema,
  condition: factConditionSchema,
  maxAgeDays: z
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe('Older than that it answers nothing; by the fact where left out'),
});

/** The fact that answers a question, and when it meets it. @public */
export interface FactBinding extends z.output<typeof factBindingSchema> {}
