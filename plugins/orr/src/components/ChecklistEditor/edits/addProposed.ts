import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Added, addQuestion, addSection, changeQuestion } from './draftEdits';

/** As long as a title may be. */
const TITLE_LENGTH = 200;

/** A question that asks what somebody proposed, at the end of the last section: the first line of it, and all of it for why. @internal */
export function addProposed(document: ChecklistDocument, text: string): Added {
  const words = text.trim();
  const { document: roomy } = document.sections.length
    ? { document }
    : addSection(document);
  const last = roomy.sections[roomy.sections.length - 1];
  const added = addQuestion(roomy, last.id);
  return {
    id: added.id,
    document: changeQuestion(added.document, added.id, {
      title: words.split('\n')[0].slice(0, TITLE_LENGTH),
      why: { text: words },
    }),
  };
}
