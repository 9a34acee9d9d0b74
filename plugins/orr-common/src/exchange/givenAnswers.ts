import { z } from 'zod';

const ids = z.array(z.string().max(200)).max(100);

/** Schema of {@link GivenAnswers}. @public */
export const givenAnswersSchema = z.record(
  z.string().max(200),
  z.looseObject({
    selected: ids
      .optional()
      .describe('The choices that are ticked; yes, partly or no'),
    notApplicable: ids.optional().describe('The choices that do not apply'),
    isApplicable: z.boolean().optional(),
    value: z
      .union([z.string().max(10_000), z.number()])
      .optional()
      .describe(
        'A number, a duration in the unit of the question, a date, a text',
      ),
  }),
);

/** Answers by the ids of their questions, as a file gives them. @public */
export type GivenAnswers = z.output<typeof givenAnswersSchema>;

/** The answer to one question. @public */
export type GivenAnswer = GivenAnswers[string];
