import { Question } from '../checklist/checklistDocument';
import { exampleQuestion } from '../checklist/exampleChecklist';
import { AnswerStatement, Evidence } from './answer';
import { ANSWER_LIMITS } from './answerLimits';
import {
  validateAnswer,
  validateEvidence,
  validateStatement,
} from './validateAnswer';

const choices = exampleQuestion({
  answer: {
    type: 'choices',
    choices: [
      { id: 'one', title: 'One' },
      { id: 'two', title: 'Two' },
      { id: 'none', title: 'None of these', exclusive: true },
    ],
    riskRules: [{ when: 'default', level: 'high' }],
  },
});
const practice = exampleQuestion();
const number = exampleQuestion({ answer: { type: 'number', unit: 'people' } });
const duration = exampleQuestion({
  answer: { type: 'duration', unit: 'hours' },
});
const date = exampleQuestion({ answer: { type: 'date' } });
const text = exampleQuestion({ answer: { type: 'text' } });
const strict = exampleQuestion({ notApplicable: 'forbidden' });

const select = (...ids: string[]): AnswerStatement => ({
  kind: 'choices',
  choices: ids,
});
const covered = (url: string, day = '2026-06-01'): AnswerStatement => ({
  kind: 'coveredElsewhere',
  url,
  date: day,
});
const research = (assigneeRef: string, note?: string): AnswerStatement => ({
  kind: 'toBeResearched',
  assigneeRef,
  ...(note !== undefined && { note }),
});

function fields(question: Question, statement: AnswerStatement) {
  return validateStatement(question, statement).map(problem => problem.field);
}

describe('validateStatement', () => {
  it.each<[string, Question, AnswerStatement]>([
    ['choices', choices, select('one', 'two')],
    ['an exclusive choice alone', choices, select('none')],
    ['a practice', practice, { kind: 'practice', value: 'partly' }],
    ['zero', number, { kind: 'number', value: 0 }],
    ['a duration', duration, { kind: 'duration', value: 1.5 }],
    ['a leap day', date, { kind: 'date', value: '2024-02-29' }],
    [
      'the longest text',
      text,
      { kind: 'text', value: 'x'.repeat(ANSWER_LIMITS.text) },
    ],
    [
      'not applicable',
      practice,
      { kind: 'notApplicable', reason: 'x'.repeat(ANSWER_LIMITS.reason) },
    ],
    [
      'covered elsewhere, on any form',
      text,
      covered('https://example.org/audit'),
    ],
    [
      'to be researched',
      choices,
      research('user:default/ada', 'Ask the platform team.'),
    ],
    [
      'to be researched where not applicable is forbidden',
      strict,
      research('group:default/payments'),
    ],
  ])('accepts %s', (_, question, statement) => {
    expect(validateStatement(question, statement)).toEqual([]);
  });

  it.each<[string, Question, AnswerStatement, string[]]>([
    ['another form', practice, select('one'), ['statement.kind']],
    [
      'text where a number is asked',
      number,
      { kind: 'text', value: '3' },
      ['statement.kind'],
    ],
    ['no choice', choices, select(), ['statement.choices']],
    [
      'a choice of another question',
      choices,
      select('one', 'three'),
      ['statement.choices.1'],
    ],
    [
      'a choice twice',
      choices,
      select('one', 'two', 'one'),
      ['statement.choices.2'],
    ],
    [
      'an exclusive choice with another',
      choices,
      select('one', 'none'),
      ['statement.choices'],
    ],
    [
      'an unknown practice',
      practice,
      { kind: 'practice', value: 'maybe' as 'yes' },
      ['statement.value'],
    ],
    [
      'not a number',
      number,
      { kind: 'number', value: NaN },
      ['statement.value'],
    ],
    [
      'infinity',
      duration,
      { kind: 'duration', value: Infinity },
      ['statement.value'],
    ],
    [
      'a negative number',
      number,
      { kind: 'number', value: -1 },
      ['statement.value'],
    ],
    [
      'an absurd number',
      number,
      { kind: 'number', value: 1e13 },
      ['statement.value'],
    ],
    [
      'no day of the calendar',
      date,
      { kind: 'date', value: '2025-02-29' },
      ['statement.value'],
    ],
    [
      'a day in another notation',
      date,
      { kind: 'date', value: '1.2.2025' },
      ['statement.value'],
    ],
    [
      'an instant',
      date,
      { kind: 'date', value: '2025-02-01T00:00:00Z' },
      ['statement.value'],
    ],
    [
      'a day long past',
      date,
      { kind: 'date', value: '0999-01-01' },
      ['statement.value'],
    ],
    [
      'a day far ahead',
      date,
      { kind: 'date', value: '2200-01-01' },
      ['statement.value'],
    ],
    ['blank text', text, { kind: 'text', value: ' \n' }, ['statement.value']],
    [
      'text too long',
      text,
      { kind: 'text', value: 'x'.repeat(ANSWER_LIMITS.text + 1) },
      ['statement.value'],
    ],
    [
      'not applicable without a reason',
      practice,
      { kind: 'notApplicable', reason: '  ' },
      ['statement.reason'],
    ],
    [
      'a reason too long',
      practice,
      { kind: 'notApplicable', reason: 'x'.repeat(2_001) },
      ['statement.reason'],
    ],
    [
      'not applicable where it is forbidden',
      strict,
      { kind: 'notApplicable', reason: 'No.' },
      ['statement.kind'],
    ],
    [
      'a script as a link',
      text,
      covered('data:text/html,hi'),
      ['statement.url'],
    ],
    [
      'a link with credentials',
      text,
      covered('https://ada:secret@example.org/'),
      ['statement.url'],
    ],
    [
      'a link too long',
      text,
      covered(`https://example.org/${'x'.repeat(2_000)}`),
      ['statement.url'],
    ],
    [
      'a link and a date',
      text,
      covered('ftp://example.org', '2026-13-01'),
      ['statement.url', 'statement.date'],
    ],
    [
      'an assignee without a kind',
      text,
      research('ada'),
      ['statement.assigneeRef'],
    ],
    [
      'a note too long',
      text,
      research('user:default/ada', 'x'.repeat(4_001)),
      ['statement.note'],
    ],
  ])('refuses %s', (_, question, statement, expected) => {
    expect(fields(question, statement)).toEqual(expected);
  });
});

describe('validateEvidence and validateAnswer', () => {
  const link: Evidence = {
    url: 'https://example.org/runbook',
    title: 'Runbook',
    date: '2026-06-01',
  };

  it('accepts as many links as the limit says, and no more', () => {
    expect(validateEvidence(Array(ANSWER_LIMITS.evidence).fill(link))).toEqual(
      [],
    );
    expect(
      validateEvidence(Array(ANSWER_LIMITS.evidence + 1).fill(link)),
    ).toEqual([{ field: 'evidence', message: 'must hold at most 20 links' }]);
  });

  it('names the field of the link that is wrong', () => {
    const wrong = [
      link,
      { ...link, url: 'data:text/html,hi' },
      { ...link, title: 'x'.repeat(ANSWER_LIMITS.title + 1) },
      { ...link, title: '' },
      { ...link, date: '2026-02-30' },
    ];
    expect(validateEvidence(wrong).map(problem => problem.field)).toEqual([
      'evidence.1.url',
      'evidence.2.title',
      'evidence.3.title',
      'evidence.4.date',
    ]);
  });

  it('checks statement, note and evidence together; a cleared statement is fine', () => {
    expect(validateAnswer(practice, { statement: null, evidence: [] })).toEqual(
      [],
    );
    const answer = {
      statement: select('one'),
      note: 'x'.repeat(4_001),
      evidence: [{ ...link, date: '' }],
    };
    expect(
      validateAnswer(practice, answer).map(problem => problem.field),
    ).toEqual(['statement.kind', 'note', 'evidence.0.date']);
  });
});
