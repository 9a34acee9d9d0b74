import { z } from 'zod';
import { id, text, title } from './checklistFields';
import { LensOrigin, lensOriginSchema } from './lensOrigin';
import { schemaOf } from './schemaOf';

/** Schema of {@link Choice}. @public */
export const choiceSchema = z.strictObject({
  id,
  title,
  guidance: text.optional(),
  improvement: text
    .optional()
    .describe('What to do when this practice is missing'),
  tier: z.enum(['scope', 'core', 'alternative', 'secondary']).optional(),
  alternativeGroup: id.optional(),
  exclusive: z
    .boolean()
    .optional()
    .describe('"None of these": ticking it clears the others'),
  lens: schemaOf<LensOrigin>(lensOriginSchema).optional(),
});

/** One practice that can be ticked under a question. @public */
export interface Choice extends z.output<typeof choiceSchema> {}

/** Schema of {@link RiskRule}. @public */
export const riskRuleSchema = z.strictObject({
  when: z
    .string()
    .min(1)
    .max(5_000)
    .describe('A condition over choice ids, or default'),
  level: z.enum(['high', 'medium', 'low', 'none']),
});

/** What level a selection of choices shows: the first rule whose condition holds decides. @public */
export interface RiskRule extends z.output<typeof riskRuleSchema> {}

const limits = z
  .strictObject({
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine(
    value => value.atLeast !== undefined || value.atMost !== undefined,
    'needs atLeast or atMost',
  );

/** Schema of {@link AnswerForm}. @public */
export const answerFormSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('choices'),
    choices: z.array(schemaOf<Choice>(choiceSchema)).min(1).max(15),
    riskRules: z.array(schemaOf<RiskRule>(riskRuleSchema)).min(1).max(4),
  }),
  z.strictObject({ type: z.literal('practice'), improvement: text.optional() }),
  z.strictObject({
    type: z.literal('number'),
    unit: z.string().min(1).max(40),
    met: limits.optional(),
    improvement: text.optional(),
  }),
  z.strictObject({
    type: z.literal('duration'),
    unit: z.enum(['minutes', 'hours', 'days']),
    met: limits.optional(),
    improvement: text.optional(),
  }),
  z.strictObject({
    type: z.literal('date'),
    met: z
      .strictObject({ withinDays: z.int().min(1).max(3_650) })
      .optional()
      .describe('Met while the date lies at most this many days back'),
    improvement: text.optional(),
  }),
  z.strictObject({ type: z.literal('text') }),
]);

/** In which form a question is answered, and when a value meets it. @public */
export type AnswerForm = z.output<typeof answerFormSchema>;
