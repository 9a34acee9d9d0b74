import { questionsOf } from '../checklistDefaults';
import { ChecklistDocument } from '../checklistDocument';
import { BindingQuestion, dueOnOf, RolloutRule } from './rollout';

/**
 * What binds once a version is published: what its own rules say, and what those of earlier versions said of questions that are
 * still asked.
 *
 * @public
 */
export function bindingAfter(options: {
  /** That of the version before. */
  before: readonly BindingQuestion[];
  document: Pick<ChecklistDocument, 'sections'>;
  version: number;
  rollout: readonly RolloutRule[];
  /** YYYY-MM-DD in the organisation's time zone. */
  publishedOn: string;
}): BindingQuestion[] {
  const { before, document, version, rollout, publishedOn } = options;
  const asked = new Set(questionsOf(document).map(({ id }) => id));
  const own = rollout.flatMap(rule => {
    const dueOn = dueOnOf(rule, publishedOn);
    return dueOn === undefined
      ? []
      : [{ questionId: rule.questionId, version, dueOn }];
  });
  return [...before, ...own].filter(({ questionId }) => asked.has(questionId));
}
