import { Question } from '../checklist/checklistDocument';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { AnswerStatement, JudgedAnswer } from '../review/answer';
import { DecisionDraft, checkDecision } from './checkDecision';
import { judgeReview } from './judgeReview';

const now = new Date('2026-06-13T12:00:00Z');
const timeZone = 'Europe/Berlin';
const deciderRef = 'user:default/rita';

const questions: Question[] = [
  exampleQuestion({ id: 'rollback' }),
  exampleQuestion({ id: 'restore', risk: 'medium', gate: 'blocking' }),
  exampleQuestion({ id: 'yearly', profiles: ['periodic'] }),
];
const checklist = exampleChecklist(questions, { conditionLimitDays: 10 });

function answer(
  statement: AnswerStatement,
  answeredBy = 'user:default/ada',
): JudgedAnswer {
  return {
    statement,
    evidence: [],
    answeredBy,
    answeredAt: '2026-06-12T08:00:00Z',
  };
}

const yes: AnswerStatement = { kind: 'practice', value: 'yes' };
const no: AnswerStatement = { kind: 'practice', value: 'no' };
const notApplicable: AnswerStatement = {
  kind: 'notApplicable',
  reason: 'It stores nothing.',
};
const condition = {
  questionId: 'restore',
  text: 'Rehearse it.',
  ownerRef: 'group:default/payments',
  dueOn: '2026-06-23',
};

function check(
  changes: Partial<DecisionDraft>,
  rollback = yes,
  restore = yes,
  answeredBy?: string,
) {
  const answers = {
    rollback: answer(rollback, answeredBy),
    restore: answer(restore, answeredBy),
  };
  const confirmations = (changes.confirmedQuestionIds ?? []).map(
    questionId => ({ questionId, confirmedBy: deciderRef }),
  );
  const judgement = judgeReview({
    checklist,
    kind: 'launch',
    answers,
    confirmations,
    now,
    timeZone,
  });
  return checkDecision({
    judgement,
    outcome: 'go',
    conditions: [],
    confirmedQuestionIds: [],
    deciderRef,
    answers,
    checklist,
    now,
    timeZone,
    ...changes,
  });
}

describe('the outcome', () => {
  it('is fine where the gate permits it', () => {
    expect(check({})).toEqual([]);
    expect(check({ outcome: 'noGo' }, no, no)).toEqual([]);
    expect(
      check({ outcome: 'conditionalGo', conditions: [condition] }, yes, no),
    ).toEqual([]);
  });

  it('is refused by naming each question in its way', () => {
    expect(check({}, no, no)).toEqual([
      {
        field: 'outcome',
        questionId: 'rollback',
        message: 'go is not permitted while "rollback" is open',
      },
    ]);
    expect(check({}, yes, no)).toMatchObject([
      { field: 'outcome', questionId: 'restore' },
    ]);
    expect(
      check({ outcome: 'conditionalGo', conditions: [condition] }, no, no),
    ).toMatchObject([{ field: 'outcome', questionId: 'rollback' }]);
  });
});

describe('the conditions', () => {
  const problems = (...conditions: DecisionDraft['conditions'][number][]) =>
    check({ outcome: 'conditionalGo', conditions }, yes, no);

  it('belong to a conditional go alone', () => {
    expect(check({ conditions: [condition] })).toMatchObject([
      { field: 'conditions' },
    ]);
    expect(check({ outcome: 'noGo', conditions: [condition] })).toMatchObject([
      { field: 'conditions' },
    ]);
  });

  it('cover each question that calls for one, and a conditional go has at least one', () => {
    expect(problems()).toEqual([
      {
        field: 'conditions',
        questionId: 'restore',
        message: 'a condition for "restore" is missing',
      },
    ]);
    expect(problems({ ...condition, questionId: undefined })).toMatchObject([
      { questionId: 'restore' },
    ]);
    expect(
      problems(condition, { ...condition, questionId: undefined }),
    ).toEqual([]);
    expect(check({ outcome: 'conditionalGo' })).toMatchObject(
      [{ field: 'conditions', message: /at least one/ }].map(problem => ({
        ...problem,
        message: expect.stringMatching(problem.message),
      })),
    );
  });

  it.each([
    ['today', '2026-06-13', []],
    ['the last day of the limit', '2026-06-23', []],
    ['the day after the limit', '2026-06-24', ['conditions.0.dueOn']],
    ['yesterday', '2026-06-12', ['conditions.0.dueOn']],
    ['no day', '2026-06-31', ['conditions.0.dueOn']],
  ])('are due on %s', (_, dueOn, expected) => {
    expect(
      problems({ ...condition, dueOn }).map(problem => problem.field),
    ).toEqual(expected);
  });

  it('need a text, an owner and a question of this review', () => {
    expect(problems({ ...condition, text: ' ' })).toMatchObject([
      { field: 'conditions.0.text', questionId: 'restore' },
    ]);
    expect(problems({ ...condition, text: 'x'.repeat(2_001) })).toMatchObject([
      { field: 'conditions.0.text' },
    ]);
    expect(problems({ ...condition, ownerRef: 'payments' })).toMatchObject([
      { field: 'conditions.0.ownerRef' },
    ]);
    expect(
      problems(condition, { ...condition, questionId: 'yearly' }),
    ).toMatchObject([
      { field: 'conditions.1.questionId', questionId: 'yearly' },
    ]);
  });
});

describe('the confirmations', () => {
  const covered: AnswerStatement = {
    kind: 'coveredElsewhere',
    url: 'https://example.org/audit',
    date: '2026-06-01',
  };

  it.each([notApplicable, covered])(
    'open the gate where another answered: $kind',
    statement => {
      expect(check({ confirmedQuestionIds: ['rollback'] }, statement)).toEqual(
        [],
      );
      expect(check({}, statement)).toMatchObject([
        { field: 'outcome', questionId: 'rollback' },
      ]);
    },
  );

  it('are refused to who answered, whatever else is permitted', () => {
    const problems = check(
      { outcome: 'noGo', confirmedQuestionIds: ['rollback'] },
      notApplicable,
      yes,
      'user:default/Rita',
    );
    expect(problems).toMatchObject([
      { field: 'confirmedQuestionIds.0', questionId: 'rollback' },
    ]);
  });

  it.each(['rollback', 'yearly', 'gone', 'constructor'])(
    'are refused where nothing needs them: %s',
    questionId => {
      expect(check({ confirmedQuestionIds: [questionId] })).toMatchObject([
        { field: 'confirmedQuestionIds.0', questionId },
      ]);
    },
  );
});
