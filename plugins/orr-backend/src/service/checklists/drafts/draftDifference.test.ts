import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { CHECKLIST } from '../../../__testUtils__/createTestPortal';
import { draftDifference } from './draftDifference';
import { toldChanges } from '../toldChanges';

const [SECTION] = CHECKLIST.sections;
const [FIRST, SECOND] = SECTION.questions;
const withQuestions = (...questions: object[]) =>
  ({
    ...CHECKLIST,
    sections: [{ ...SECTION, questions }],
  } as ChecklistDocument);

describe('draftDifference', () => {
  it.each<[string, ChecklistDocument, string[]]>([
    ['nothing', CHECKLIST, []],
    ['a title', { ...CHECKLIST, title: 'Other' }, ['title']],
    [
      'what came and went at the top',
      { ...CHECKLIST, minutes: 30, reviewerGroup: undefined },
      ['minutes', 'reviewerGroup'],
    ],
    [
      'a section',
      { ...CHECKLIST, sections: [{ ...SECTION, title: 'Other' }] },
      ['sections.operations.title'],
    ],
    [
      'a question',
      withQuestions({ ...FIRST, good: 'Other', risk: 'low' }, SECOND),
      ['questions.rollback.good', 'questions.rollback.risk'],
    ],
    [
      'a question that is gone',
      withQuestions(FIRST),
      ['questions.runbook removed'],
    ],
    [
      'a question that came',
      withQuestions(FIRST, SECOND, { id: 'new' }),
      ['questions.new added'],
    ],
    ['another order', withQuestions(SECOND, FIRST), ['questions moved']],
    [
      'a question that has no id yet',
      withQuestions(FIRST, SECOND, {}),
      ['questions.[2] added'],
    ],
    [
      'a section without anything',
      { ...CHECKLIST, sections: [SECTION, {}] } as ChecklistDocument,
      ['sections.[1] added'],
    ],
  ])('tells of %s, in no words of its author', (_, after, expected) => {
    expect(draftDifference(CHECKLIST, after)).toEqual(expected);
  });
});

describe('toldChanges', () => {
  it('tells the first hundred and how many more there are', () => {
    const many = Array.from({ length: 103 }, (_, index) => `change ${index}`);
    expect(toldChanges(many.slice(0, 100))).toEqual(many.slice(0, 100));
    expect(toldChanges(many)).toEqual([...many.slice(0, 100), 'and 3 more']);
  });
});
