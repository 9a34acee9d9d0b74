import { questionApplies } from '../applicability';
import { questionsOf } from '../checklistDefaults';
import { ChecklistDocument } from '../checklistDocument';
import { BindingQuestion } from './rollout';

/**
 * When which versions begin to bind one entity: by the questions that it is asked on the occasions that give standings. Each
 * version and day once.
 *
 * @public
 */
export function bindingOn(
  binding: readonly BindingQuestion[],
  document: Pick<ChecklistDocument, 'sections'>,
  entity: object,
): { version: number; dueOn: string }[] {
  if (!binding.length) {
    return [];
  }
  const asked = new Set(
    questionsOf(document)
      .filter(
        question =>
          question.profiles.some(
            profile => profile === 'launch' || profile === 'periodic',
          ) && questionApplies(question, entity),
      )
      .map(({ id }) => id),
  );
  const days = new Map(
    binding
      .filter(({ questionId }) => asked.has(questionId))
      .map(({ version, dueOn }) => [`${version} ${dueOn}`, { version, dueOn }]),
  );
  return [...days.values()];
}
