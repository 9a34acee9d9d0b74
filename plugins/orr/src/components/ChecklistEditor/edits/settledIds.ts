import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Added, changeSection, questionOf, renameQuestion } from './draftEdits';
import {
  isProvisional,
  proposedId,
  questionIdsOf,
  sectionIdsOf,
} from './draftIds';

/** The id that the title of a question gives it, where it has none of its own yet. @internal */
export function settledQuestion(
  document: ChecklistDocument,
  questionId: string,
): Added | undefined {
  const question = questionOf(document, questionId);
  const id =
    question && isProvisional(questionId)
      ? proposedId(question.title, questionIdsOf(document))
      : undefined;
  return id
    ? { id, document: renameQuestion(document, questionId, id) }
    : undefined;
}

/** The same for a section. @internal */
export function settledSection(
  document: ChecklistDocument,
  sectionId: string,
): Added | undefined {
  const section = document.sections.find(one => one.id === sectionId);
  const id =
    section && isProvisional(sectionId)
      ? proposedId(section.title, sectionIdsOf(document))
      : undefined;
  return id
    ? { id, document: changeSection(document, sectionId, { id }) }
    : undefined;
}
