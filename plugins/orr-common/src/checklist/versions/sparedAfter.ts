import { questionsOf } from '../checklistDefaults';
import { ChecklistDocument } from '../checklistDocument';
import { RolloutRule, SparedQuestion } from './rollout';

/**
 * Which questions are asked of new entities only once a version is published: those that its own rules say so of, and those of
 * earlier versions that are still asked and were given no other rule.
 *
 * @public
 */
export function sparedAfter(options: {
  /** Those of the version before. */
  before: readonly SparedQuestion[];
  document: Pick<ChecklistDocument, 'sections'>;
  version: number;
  rollout: readonly RolloutRule[];
}): SparedQuestion[] {
  const { before, document, version, rollout } = options;
  const asked = new Set(questionsOf(document).map(({ id }) => id));
  const rules = new Map(rollout.map(rule => [rule.questionId, rule.when]));
  const known = new Set(before.map(({ questionId }) => questionId));
  const own = rollout.flatMap(({ questionId, when }) =>
    when === 'newEntities' && !known.has(questionId)
      ? [{ questionId, version }]
      : [],
  );
  return [...before, ...own].filter(
    ({ questionId }) =>
      asked.has(questionId) &&
      (rules.get(questionId) ?? 'newEntities') === 'newEntities',
  );
}
