import { ChecklistDocument, questionsOf } from 'backstage-plugin-orr-common';
import { checklistDraft } from '../../../__testUtils__/draftFixtures';
import { addProposed } from './addProposed';
import { questionOf, sectionOf } from './draftEdits';

const { document } = checklistDraft();

describe('addProposed', () => {
  it('asks the first line at the end of the last section, and keeps all of it for why', () => {
    const text = ' Who may delete data?\nIn March somebody did. ';
    const { document: after, id } = addProposed(document, text);
    expect(questionOf(after, id)).toMatchObject({
      title: 'Who may delete data?',
      why: { text: 'Who may delete data?\nIn March somebody did.' },
    });
    expect(sectionOf(after, id)!.id).toBe(
      document.sections[document.sections.length - 1].id,
    );
    expect(questionsOf(after)).toHaveLength(questionsOf(document).length + 1);
  });

  it('makes room where there is no section yet, and cuts no more than a title holds', () => {
    const empty: ChecklistDocument = { ...document, sections: [] };
    const { document: after, id } = addProposed(empty, 'x'.repeat(500));
    expect(after.sections).toHaveLength(1);
    expect(questionOf(after, id)!.title).toHaveLength(200);
    expect(questionOf(after, id)!.why!.text).toHaveLength(500);
  });
});
