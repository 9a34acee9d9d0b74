import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Place } from '../usePlace';

/** Where two versions of a document differ first: what nothing happened to is the very same object in both. @internal */
export function changedPlace(
  before: ChecklistDocument,
  after: ChecklistDocument,
): Place {
  const untouched = new Set<unknown>(
    before.sections.flatMap(section => [section, ...section.questions]),
  );
  for (const section of after.sections) {
    if (!untouched.has(section)) {
      const question = section.questions.find(one => !untouched.has(one));
      return question
        ? { kind: 'question', id: question.id }
        : { kind: 'section', id: section.id };
    }
  }
  return { kind: 'checklist' };
}
