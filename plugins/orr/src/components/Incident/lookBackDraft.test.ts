import {
  IncidentHindsight,
  WouldHaveHelped,
} from 'backstage-plugin-orr-common';
import { hindsight } from '../../__testUtils__/incidentFixtures';
import {
  draftOf,
  findingOf,
  nameableQuestions,
  naming,
  NONE,
} from './lookBackDraft';

const QUESTIONS = nameableQuestions(hindsight());
const [alerting, rollback, newest] = ['alerting', 'rollback', 'newest'].map(
  id => QUESTIONS.find(question => question.id === id)!,
);

describe('nameableQuestions', () => {
  it('puts those that bear on incidents first, facts before all', () => {
    const questions: IncidentHindsight['checklists'][number]['questions'] = [
      { id: 'far', title: 'Far', area: 'A', wasAsked: true },
      { id: 'near', title: 'Near', area: 'A', wasAsked: true, bearing: 'area' },
      { id: 'fact', title: 'Fact', area: 'A', wasAsked: true, bearing: 'fact' },
    ];
    const found = nameableQuestions(
      hindsight({
        checklists: [
          { checklistId: 'c', checklistTitle: 'C', questions },
          { checklistId: 'd', checklistTitle: 'D', questions },
        ],
      }),
    );
    expect(found.map(({ id }) => id)).toEqual([
      'fact',
      'fact',
      'near',
      'near',
      'far',
      'far',
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(6);
  });
});

describe('naming', () => {
  it.each<[string, string, WouldHaveHelped | undefined, string, unknown]>([
    ['a question first', '', undefined, alerting.key, undefined],
    ['another question', alerting.key, 'yes', rollback.key, 'yes'],
    ['one that was not asked', alerting.key, 'yes', newest.key, 'notAsked'],
    ['one that was asked', newest.key, 'notAsked', alerting.key, undefined],
    ['none', alerting.key, 'no', NONE, undefined],
    ['one instead of none', NONE, 'no', alerting.key, undefined],
  ])('%s', (_, named, wouldHaveHelped, key, expected) => {
    const after = naming(
      { named: named || undefined, wouldHaveHelped, note: 'Kept' },
      key,
      QUESTIONS.find(question => question.key === key),
    );
    expect(after).toEqual({
      named: key,
      wouldHaveHelped: expected,
      note: 'Kept',
    });
  });
});

describe('findingOf', () => {
  it('is what was said, and what is said again', () => {
    const finding = {
      checklistId: 'launch',
      questionId: 'alerting',
      questionTitle: 'Who is told?',
      wouldHaveHelped: 'partly' as const,
      note: 'Nobody',
      revision: 3,
      saidBy: 'user:default/ada',
      saidAt: '2026-03-01T10:00:00.000Z',
    };
    expect(findingOf(draftOf(finding), QUESTIONS)).toEqual({
      checklistId: 'launch',
      questionId: 'alerting',
      wouldHaveHelped: 'partly',
      note: 'Nobody',
    });
  });

  it.each([
    [{ note: '' }, undefined],
    [{ named: alerting.key, note: '' }, undefined],
    [
      { named: NONE, wouldHaveHelped: 'notAsked' as const, note: ' ' },
      undefined,
    ],
    [
      { named: NONE, wouldHaveHelped: 'no' as const, note: ' ' },
      { wouldHaveHelped: 'no' },
    ],
    [{ named: 'gone', wouldHaveHelped: 'no' as const, note: '' }, undefined],
  ])('of %j', (draft, expected) => {
    expect(findingOf(draft, QUESTIONS)).toEqual(expected);
  });
});
