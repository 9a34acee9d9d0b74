import {
  ChecklistImpact,
  ROLLOUT_TIMES,
  RolloutRule,
} from 'backstage-plugin-orr-common';

/** From when on each question binds, as it is being chosen. @internal */
export type RolloutDraft = ReadonlyMap<string, Omit<RolloutRule, 'questionId'>>;

type Bindable = ChecklistImpact['bindable'][number];

/** What a question without a rule does: one that is asked of new entities only stays so. @internal */
export function withoutRule({
  sparedSince,
}: Bindable): Omit<RolloutRule, 'questionId'> {
  return { when: sparedSince === undefined ? 'nextReview' : 'newEntities' };
}

/** From when on a question may bind: whoever is asked it already goes on being asked. @internal */
export function timesOf({ why, sparedSince }: Bindable) {
  return ROLLOUT_TIMES.filter(
    when =>
      when !== 'newEntities' || why === 'added' || sparedSince !== undefined,
  );
}

/** Whether a rule lacks its day. @internal */
export function lacksDay({ when, date }: Omit<RolloutRule, 'questionId'>) {
  return when === 'byDate' && !date;
}

/** The rules as they are sent; one whose day is still to be chosen waits for the next review until then. @internal */
export function rulesOf(
  bindable: ChecklistImpact['bindable'],
  rollout: RolloutDraft,
): RolloutRule[] {
  return bindable.flatMap(question => {
    const { questionId } = question;
    const rule = rollout.get(questionId);
    return rule && rule.when !== withoutRule(question).when && !lacksDay(rule)
      ? [{ questionId, ...rule }]
      : [];
  });
}
