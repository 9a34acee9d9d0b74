import { z } from 'zod';
import { id } from '../checklistFields';

/** When a new or raised question binds who was decided on under an older version. @public */
export const ROLLOUT_TIMES = [
  'nextReview',
  'byDate',
  'now',
  'newEntities',
] as const;

/** Schema of {@link RolloutRule}. @public */
export const rolloutRuleSchema = z.strictObject({
  questionId: id,
  when: z
    .enum(ROLLOUT_TIMES)
    .describe(
      'nextReview: the decision in force holds until it lapses; byDate: it is overdue after that day; now: after the day of publication; newEntities: it is never asked of whoever was decided on before, which only a new question can be',
    ),
  date: z.iso.date().optional().describe('With byDate alone'),
});

/** From when on a question of a new version binds an entity that was decided on under an older one. @public */
export interface RolloutRule extends z.output<typeof rolloutRuleSchema> {}

/**
 * The day, YYYY-MM-DD, after which a decision on an older version is overdue; absent where the rule waits for the next
 * review.
 *
 * @public
 */
export function dueOnOf(
  rule: RolloutRule,
  publishedOn: string,
): string | undefined {
  switch (rule.when) {
    case 'byDate':
      return rule.date;
    case 'now':
      return publishedOn;
    default:
      return undefined;
  }
}

/** Schema of {@link BindingQuestion}. @public */
export const bindingQuestionSchema = z.object({
  questionId: z.string(),
  version: z.int().min(1).describe('The one that made it binding'),
  dueOn: z.iso
    .date()
    .describe(
      'After this day, what was decided on an older version is overdue',
    ),
});

/** A question that binds even whoever was decided on before there was that version. @public */
export interface BindingQuestion
  extends z.output<typeof bindingQuestionSchema> {}

/** Schema of {@link SparedQuestion}. @public */
export const sparedQuestionSchema = z.object({
  questionId: z.string(),
  version: z
    .int()
    .min(1)
    .describe(
      'It is not asked of whoever was first decided on an earlier version than this',
    ),
});

/** A question that is asked of new entities only. @public */
export interface SparedQuestion extends z.output<typeof sparedQuestionSchema> {}
