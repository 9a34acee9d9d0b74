import { ChecklistImpact, RolloutRule } from 'backstage-plugin-orr-common';

/** From when on each question binds, as it is being chosen. @internal */
export type RolloutDraft = ReadonlyMap<string, Omit<RolloutRule, 'questionId'>>;

/** What a question without a rule does. @internal */
export const WAITING = { when: 'nextReview' } as const;

/** Whether a rule lacks its day. @internal */
export function lacksDay({ when, date }: Omit<RolloutRule, 'questionId'>) {
  return when === 'byDate' && !date;
}

/** The rules as they are sent; one whose day is still to be chosen waits for the next review until then. @internal */
export function rulesOf(
  bindable: ChecklistImpact['bindable'],
  rollout: RolloutDraft,
): RolloutRule[] {
  return bindable.flatMap(({ questionId }) => {
    const rule = rollout.get(questionId);
    return rule && rule.when !== 'nextReview' && !lacksDay(rule)
      ? [{ questionId, ...rule }]
      : [];
  });
}
