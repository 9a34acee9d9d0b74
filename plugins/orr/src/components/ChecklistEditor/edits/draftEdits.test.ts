import {
  ChecklistDocument,
  checklistDocumentSchema,
} from 'backstage-plugin-orr-common';
import { checklist, question } from '../../../__testUtils__/reviewFixtures';
import { changedPlace } from './changedPlace';
import {
  addQuestion,
  addQuestions,
  addSection,
  changeQuestion,
  duplicateQuestion,
  moveQuestion,
  moveSection,
  questionOf,
  removeQuestion,
  renameQuestion,
  shiftQuestion,
} from './draftEdits';
import { isProvisional, proposedId } from './draftIds';
import { isAnotherQuestion } from './isAnotherQuestion';
import { openedDraft } from './openedDraft';
import { settledQuestion, settledSection } from './settledIds';

const outline = ({ sections }: ChecklistDocument) =>
  sections.map(
    ({ id, questions }) => `${id}: ${questions.map(one => one.id).join(' ')}`,
  );
const RELEASE = 'release: rollback alarms alarm-routes';
const OPERATIONS = 'operations: recovery rotation restore remarks';

describe('proposedId', () => {
  it.each([
    ['Can you roll back?', 'can-you-roll-back'],
    ['  Überall “Alarme”  ', 'uberall-alarme'],
    ["What's the team's plan?", 'whats-the-teams-plan'],
    ['2 zones', 'n-2-zones'],
    ['Is it?', 'is-it'],
    ['?', undefined],
    ['Go', undefined],
    [
      'Does everybody who is on call know what to do when the whole region is gone?',
      'does-everybody-who-is-on-call-know-what-to-do-when-the-whole',
    ],
  ])('makes of “%s” %s', (title, id) => {
    expect(proposedId(title)).toBe(id);
  });

  it('is not one that is taken', () => {
    expect(proposedId('Roll back', new Set(['roll-back', 'roll-back-2']))).toBe(
      'roll-back-3',
    );
  });
});

describe('edits of a draft', () => {
  it('add a question that only lacks what nobody can guess', () => {
    const { document, id } = addQuestion(checklist, 'release', 'rollback');
    expect(isProvisional(id)).toBe(true);
    expect(outline(document)).toEqual([
      `release: rollback ${id} alarms alarm-routes`,
      OPERATIONS,
    ]);
    const { error } = checklistDocumentSchema.safeParse(document);
    expect(error!.issues.map(({ path }) => path.slice(4).join('.'))).toEqual([
      'title',
      'guidance',
      'why.text',
      'good',
    ]);
  });

  it('leave alone what they are not about', () => {
    const after = changeQuestion(checklist, 'alarms', { title: 'Else' });
    expect(after.sections[1]).toBe(checklist.sections[1]);
    expect(after.sections[0].questions[0]).toBe(
      checklist.sections[0].questions[0],
    );
    expect(changedPlace(checklist, after)).toEqual({
      kind: 'question',
      id: 'alarms',
    });
  });

  it.each<
    [string, (document: ChecklistDocument) => ChecklistDocument, string[]]
  >([
    [
      'down',
      one => shiftQuestion(one, 'rollback', 1),
      ['release: alarms rollback alarm-routes', OPERATIONS],
    ],
    [
      'past the last one into the next section',
      one => shiftQuestion(one, 'alarm-routes', 1),
      [
        'release: rollback alarms',
        'operations: alarm-routes recovery rotation restore remarks',
      ],
    ],
    [
      'past the first one into the section before',
      one => shiftQuestion(one, 'recovery', -1),
      [`${RELEASE} recovery`, 'operations: rotation restore remarks'],
    ],
    [
      'no further than the first place of all',
      one => shiftQuestion(one, 'rollback', -1),
      [RELEASE, OPERATIONS],
    ],
    [
      'to a place of another section',
      one => moveQuestion(one, 'alarms', { sectionId: 'operations', index: 1 }),
      [
        'release: rollback alarm-routes',
        'operations: recovery alarms rotation restore remarks',
      ],
    ],
    [
      'with its section',
      one => moveSection(one, 'operations', 0),
      [OPERATIONS, RELEASE],
    ],
    [
      'nowhere beyond the last section',
      one => moveSection(one, 'operations', 2),
      [RELEASE, OPERATIONS],
    ],
    [
      'out',
      one => removeQuestion(one, 'alarms'),
      ['release: rollback alarm-routes', OPERATIONS],
    ],
  ])('move a question %s', (_, change, expected) => {
    expect(outline(change(checklist))).toEqual(expected);
  });

  it('copy a question under an id of its own', () => {
    const { document, id } = duplicateQuestion(checklist, 'rollback');
    expect(id).toBe('rollback-2');
    expect(outline(document)[0]).toBe(
      'release: rollback rollback-2 alarms alarm-routes',
    );
  });

  it('take in questions from elsewhere for the occasions of the checklist', () => {
    const added = addQuestions(checklist, 'release', [
      question({
        id: 'rollback',
        title: 'Another',
        profiles: ['periodic'],
        answer: { type: 'practice' },
      }),
    ]);
    expect(questionOf(added, 'rollback-2')).toMatchObject({
      title: 'Another',
      profiles: ['launch'],
    });
  });

  it('rename a question where others hang on it too', () => {
    const renamed = renameQuestion(checklist, 'alarms', 'good-alarms');
    expect(questionOf(renamed, 'alarm-routes')!.visibleWhen).toEqual({
      question: 'good-alarms',
      practice: 'yes',
    });
    expect(questionOf(renamed, 'alarms')).toBeUndefined();
  });

  it('give ids by title once, and never again', () => {
    const { document, id } = addQuestion(checklist, 'release');
    expect(settledQuestion(document, id)).toBeUndefined();
    const titled = changeQuestion(document, id, { title: 'Rollback' });
    const settled = settledQuestion(titled, id)!;
    expect(settled.id).toBe('rollback-2');
    const reworded = changeQuestion(settled.document, settled.id, {
      title: 'Something else',
    });
    expect(settledQuestion(reworded, settled.id)).toBeUndefined();
  });

  it('give sections ids by title too', () => {
    const { document, id } = addSection(checklist, 'release');
    expect(document.sections.map(one => one.id)).toEqual([
      'release',
      id,
      'operations',
    ]);
    const titled = {
      ...document,
      sections: document.sections.map(one =>
        one.id === id ? { ...one, title: 'On call' } : one,
      ),
    };
    expect(settledSection(titled, id)!.id).toBe('on-call');
  });
});

describe('openedDraft', () => {
  it('opens a draft in which next to nothing is written, the same way each time', () => {
    const written = {
      id: 'new',
      sections: [{ questions: [{ title: 'Only a title' }] }],
    } as unknown as ChecklistDocument;
    const opened = openedDraft(written);
    expect(opened).toEqual(openedDraft(written));
    expect(outline(opened)).toEqual(['section-1: question-2']);
    expect(opened.sections[0].questions[0]).toMatchObject({
      title: 'Only a title',
      risk: 'medium',
      answer: { type: 'practice' },
      profiles: ['launch'],
    });
  });

  it('changes nothing in what is complete', () => {
    expect(openedDraft(checklist)).toEqual(checklist);
  });
});

describe('isAnotherQuestion', () => {
  const [asked] = checklist.sections[0].questions;

  it.each([
    ['Can you roll back?', false],
    ['Can you roll back within minutes?', false],
    ['Who is called at night?', true],
  ])('tells of “%s”: %s', (title, expected) => {
    expect(isAnotherQuestion(asked, { ...asked, title })).toBe(expected);
  });

  it('goes by the form of the answer too', () => {
    expect(
      isAnotherQuestion(asked, { ...asked, answer: { type: 'text' } }),
    ).toBe(true);
  });
});
