import { checklist } from '../../../__testUtils__/reviewFixtures';
import { AnswerDraft, draftOf } from './answerDraft';
import { readDraft, saysTheSame } from './readDraft';

const questions = new Map(
  checklist.sections
    .flatMap(section => section.questions)
    .map(question => [question.id, question]),
);
const read = (questionId: string, change: Partial<AnswerDraft>) =>
  readDraft({ ...draftOf(), ...change }, questions.get(questionId)!);

describe('readDraft', () => {
  it.each<[string, Partial<AnswerDraft>, unknown]>([
    [
      'rollback',
      { choices: ['tested', 'button'] },
      { kind: 'choices', choices: ['button', 'tested'] },
    ],
    ['rollback', { choices: [] }, null],
    ['alarms', { practice: 'partly' }, { kind: 'practice', value: 'partly' }],
    ['recovery', { value: ' 1,5 ' }, { kind: 'duration', value: 1.5 }],
    ['rotation', { value: '0' }, { kind: 'number', value: 0 }],
    ['restore', { value: '2026-02-28' }, { kind: 'date', value: '2026-02-28' }],
    ['remarks', { value: ' words ' }, { kind: 'text', value: 'words' }],
    ['remarks', { value: '  ' }, null],
    [
      'alarms',
      {
        mode: 'coveredElsewhere',
        url: 'https://example.com',
        date: '2026-01-01',
      },
      {
        kind: 'coveredElsewhere',
        url: 'https://example.com',
        date: '2026-01-01',
      },
    ],
  ])('reads %s from %j', (questionId, change, statement) => {
    expect(read(questionId, change)).toEqual({
      write: { statement, evidence: [] },
      problems: {},
    });
  });

  it.each<[string, Partial<AnswerDraft>, object]>([
    ['recovery', { value: 'soon' }, { value: 'notANumber' }],
    ['rotation', { value: '-1' }, { value: 'notANumber' }],
    ['restore', { value: '2026-02-30' }, { value: 'notADate' }],
    ['remarks', { value: 'x'.repeat(4_001) }, { value: 'tooLong' }],
    ['remarks', { note: 'x'.repeat(4_001) }, { note: 'tooLong' }],
    ['alarms', { mode: 'notApplicable', reason: ' ' }, { reason: 'required' }],
    [
      'alarms',
      { mode: 'coveredElsewhere', url: 'ftp://x', date: '' },
      { url: 'unsafeUrl', date: 'required' },
    ],
    [
      'alarms',
      { mode: 'toBeResearched', assigneeRef: 'kim' },
      { assigneeRef: 'notARef' },
    ],
  ])('sends nothing of %s while %j', (questionId, change, problems) => {
    expect(read(questionId, change)).toEqual({ problems });
  });

  it('lets incomplete evidence wait by itself', () => {
    const evidence = [
      { url: '', title: '', date: '2026-01-01' },
      { url: 'https://example.com', title: 'Board', date: '2026-01-01' },
      { url: 'example', title: '', date: '' },
    ];
    expect(read('alarms', { practice: 'yes', evidence })).toEqual({
      write: {
        statement: { kind: 'practice', value: 'yes' },
        evidence: [
          { url: 'https://example.com', title: 'Board', date: '2026-01-01' },
        ],
      },
      problems: {
        'evidence.2.url': 'unsafeUrl',
        'evidence.2.date': 'required',
      },
    });
  });
});

describe('saysTheSame', () => {
  const answer = {
    questionId: 'rollback',
    revision: 2,
    statement: { kind: 'choices' as const, choices: ['tested', 'button'] },
    note: '',
    evidence: [],
    answeredBy: 'user:default/ada',
    answeredAt: '2026-01-01T00:00:00.000Z',
  };

  it('looks past the order of choices and an empty note', () => {
    expect(
      saysTheSame(
        {
          statement: { kind: 'choices', choices: ['button', 'tested'] },
          evidence: [],
        },
        answer,
      ),
    ).toBe(true);
  });

  it('sees another choice, another note, and an answer where there was none', () => {
    expect(
      saysTheSame(
        { statement: { kind: 'choices', choices: ['button'] }, evidence: [] },
        answer,
      ),
    ).toBe(false);
    expect(saysTheSame({ ...answer, note: 'New' }, answer)).toBe(false);
    expect(saysTheSame({ statement: null, evidence: [] })).toBe(true);
    expect(saysTheSame(answer)).toBe(false);
  });
});
