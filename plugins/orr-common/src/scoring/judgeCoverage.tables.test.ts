import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { AnswerStatement, JudgedException } from '../review/answer';
import { Confirmation } from '../review/disposition';
import { checkDecision } from './checkDecision';
import { CoverageInput, judgeCoverage } from './judgeCoverage';

const NOW = new Date('2026-06-13T12:00:00Z');
const ADA = 'user:default/ada';
const RITA = 'user:default/rita';
const [A, B, C] = ['a', 'b', 'c'].map(name => `component:default/${name}`);

const checklist = exampleChecklist([
  exampleQuestion({ id: 'rollback' }),
  exampleQuestion({ id: 'runbook', gate: 'conditional' }),
  exampleQuestion({
    id: 'rehearsed',
    gate: 'conditional',
    visibleWhen: { question: 'runbook', practice: 'yes' },
  }),
  exampleQuestion({
    id: 'website',
    appliesTo: { 'spec.type': 'website' },
  }),
]);

const STATEMENTS: Record<string, AnswerStatement> = {
  yes: { kind: 'practice', value: 'yes' },
  partly: { kind: 'practice', value: 'partly' },
  no: { kind: 'practice', value: 'no' },
  'n/a': { kind: 'notApplicable', reason: 'It is never released.' },
};
const given = (word: string) => ({
  statement: word === 'ended' ? null : STATEMENTS[word],
  evidence: [],
  answeredBy: ADA,
  answeredAt: '2026-06-12T08:00:00Z',
});

/** Answers as "question: statement"; exceptions as "question of a: statement"; websites ask one question more. */
function inputOf(row: {
  answers: string[];
  exceptions?: string[];
  websites?: string[];
  confirmations?: Confirmation[];
}): CoverageInput {
  return {
    checklist,
    kind: 'launch',
    covered: [A, B, C].map(entityRef => ({
      entityRef,
      entity: {
        kind: 'Component',
        spec: {
          type: row.websites?.includes(entityRef) ? 'website' : 'service',
        },
      },
    })),
    answers: Object.fromEntries(
      row.answers.map(line => {
        const [questionId, word] = line.split(': ');
        return [questionId, given(word)];
      }),
    ),
    exceptions: (row.exceptions ?? []).map((line): JudgedException => {
      const [, questionId, name, word] = /^(\S+) of (\S): (\S+)$/.exec(line)!;
      return {
        questionId,
        entityRef: `component:default/${name}`,
        ...given(word),
      };
    }),
    confirmations: row.confirmations,
    now: NOW,
    timeZone: 'Europe/Berlin',
  };
}

const GOOD = ['rollback: yes', 'runbook: yes', 'rehearsed: yes'];
const ALL = ['go', 'conditionalGo', 'noGo'];

describe('a review that covers a, b and c', () => {
  it.each([
    {
      says: 'common answers without a gap let it go',
      answers: GOOD,
      stops: [],
      conditions: [],
      permitted: ALL,
    },
    {
      says: 'a common gap is one of all, and names none',
      answers: ['rollback: no', 'runbook: no'],
      stops: [{ questionId: 'rollback' }],
      conditions: [{ questionId: 'runbook' }],
      permitted: ['noGo'],
    },
    {
      says: 'an exception with a gap stops the whole, and is named',
      answers: GOOD,
      exceptions: ['rollback of b: no'],
      stops: [{ questionId: 'rollback', entityRefs: [B] }],
      conditions: [],
      permitted: ['noGo'],
    },
    {
      says: 'an exception without the gap leaves it to the others',
      answers: ['rollback: yes', 'runbook: no'],
      exceptions: ['runbook of b: yes', 'rehearsed of b: yes'],
      stops: [],
      conditions: [{ questionId: 'runbook', entityRefs: [A, C] }],
      permitted: ['conditionalGo', 'noGo'],
    },
    {
      says: 'gaps of the common answer and of exceptions are told apart',
      answers: ['rollback: partly', 'runbook: yes', 'rehearsed: yes'],
      exceptions: ['rollback of a: partly', 'rollback of c: no'],
      stops: [{ questionId: 'rollback', entityRefs: [C] }],
      conditions: [
        { questionId: 'rollback', entityRefs: [B] },
        { questionId: 'rollback', entityRefs: [A] },
      ],
      permitted: ['noGo'],
    },
    {
      says: 'an exception shows and hides what hangs on it, for its entity alone',
      answers: ['rollback: yes', 'runbook: no'],
      exceptions: ['runbook of a: yes'],
      stops: [],
      conditions: [
        { questionId: 'runbook', entityRefs: [B, C] },
        { questionId: 'rehearsed', entityRefs: [A] },
      ],
      permitted: ['conditionalGo', 'noGo'],
    },
    {
      says: 'a question is asked of whom it applies to',
      answers: GOOD,
      websites: [C],
      stops: [{ questionId: 'website', entityRefs: [C] }],
      conditions: [],
      permitted: ['noGo'],
    },
    {
      says: 'an exception that was ended is none',
      answers: GOOD,
      exceptions: ['rollback of b: ended'],
      stops: [],
      conditions: [],
      permitted: ALL,
    },
    {
      says: 'not applicable to one of them waits for its own confirmation',
      answers: GOOD,
      exceptions: ['rollback of b: n/a'],
      confirmations: [{ questionId: 'rollback', confirmedBy: RITA }],
      stops: [{ questionId: 'rollback', entityRefs: [B] }],
      conditions: [],
      permitted: ['noGo'],
    },
    {
      says: 'and is confirmed by it',
      answers: GOOD,
      exceptions: ['rollback of b: n/a'],
      confirmations: [
        { questionId: 'rollback', entityRef: B, confirmedBy: RITA },
      ],
      stops: [],
      conditions: [],
      permitted: ALL,
    },
    {
      says: 'which confirms nothing for the others',
      answers: ['rollback: n/a', 'runbook: yes', 'rehearsed: yes'],
      exceptions: ['rollback of b: n/a'],
      confirmations: [
        { questionId: 'rollback', entityRef: B, confirmedBy: RITA },
      ],
      stops: [{ questionId: 'rollback', entityRefs: [A, C] }],
      conditions: [],
      permitted: ['noGo'],
    },
  ])('$says', ({ stops, conditions, permitted, ...row }) => {
    const { gaps, permittedOutcomes } = judgeCoverage(inputOf(row));
    expect(gaps.stops).toEqual(stops);
    expect(gaps.conditions).toEqual(conditions);
    expect(permittedOutcomes).toEqual(permitted);
  });

  it('shows the common answer apart from the worst of all', () => {
    const judgement = judgeCoverage(
      inputOf({ answers: GOOD, exceptions: ['rollback of b: no'] }),
    );
    expect(judgement.common[0].level).toBe('NONE');
    expect(judgement.questions[0].level).toBe('HIGH');
    expect(judgement.counts).toMatchObject({ HIGH: 1, NONE: 2 });
    expect(judgement.gate.stops).toEqual(['rollback']);
    expect(
      judgement.entities.map(({ judgement: { questions } }) => [
        questions[0].level,
      ]),
    ).toEqual([['NONE'], ['HIGH'], ['NONE']]);
  });

  it('knows the common answer where every entity differs', () => {
    const { common } = judgeCoverage(
      inputOf({
        answers: ['rollback: partly'],
        exceptions: ['a', 'b', 'c'].map(name => `rollback of ${name}: yes`),
      }),
    );
    expect(common[0].level).toBe('MEDIUM');
  });

  it('takes what the wire tells of a covered entity, and nothing of it for the review', () => {
    const { covered, ...input } = inputOf({ answers: ['rollback: no'] });
    const summaries = covered.map(item => ({
      ...item,
      kind: 'component',
      name: 'x',
    }));
    expect(judgeCoverage({ ...input, covered: summaries })).toEqual(
      judgeCoverage({ ...input, covered }),
    );
  });

  it('ends in no-go where nothing is left to decide about', () => {
    const judgement = judgeCoverage({
      ...inputOf({ answers: GOOD }),
      covered: [],
    });
    expect(judgement.permittedOutcomes).toEqual(['noGo']);
    expect(
      checkDecision({
        judgement,
        outcome: 'go',
        conditions: [],
        confirmedQuestionIds: [],
        deciderRef: RITA,
        answers: {},
        checklist,
        now: NOW,
        timeZone: 'UTC',
      }),
    ).toMatchObject([{ field: 'outcome' }]);
  });
});

describe('a decision on it', () => {
  const input = inputOf({
    answers: ['rollback: yes', 'runbook: no'],
    exceptions: [
      'rollback of c: partly',
      'runbook of b: yes',
      'rehearsed of b: yes',
    ],
  });
  const check = (
    entityRefsOfRunbook: (string[] | undefined)[],
    changes: Partial<Parameters<typeof checkDecision>[0]> = {},
  ) =>
    checkDecision({
      judgement: judgeCoverage(input),
      outcome: 'conditionalGo',
      conditions: [
        { questionId: 'rollback', entityRefs: [C] },
        ...entityRefsOfRunbook.map(entityRefs => ({
          questionId: 'runbook',
          entityRefs,
        })),
      ].map(condition => ({
        ...condition,
        text: 'Do it',
        ownerRef: 'group:default/payments',
        dueOn: '2026-06-20',
      })),
      confirmedQuestionIds: [],
      deciderRef: RITA,
      answers: input.answers,
      exceptions: input.exceptions,
      checklist,
      now: NOW,
      timeZone: 'Europe/Berlin',
      ...changes,
    });

  it.each([
    ['for all', [undefined]],
    ['for those it is open for', [[A, C]]],
    ['for one each', [[C.toUpperCase()], [A]]],
  ])('binds a gap by conditions %s', (_, conditions) => {
    expect(check(conditions)).toEqual([]);
  });

  it('misses a condition for whom none binds', () => {
    expect(check([[A]])).toEqual([
      {
        field: 'conditions',
        message: `a condition for "runbook" of ${A}, ${C} is missing`,
        questionId: 'runbook',
        entityRefs: [A, C],
      },
    ]);
  });

  it.each([
    ['nobody', []],
    ['who is not covered', ['component:default/z']],
  ])('refuses a condition for %s', (_, entityRefs) => {
    expect(check([undefined, entityRefs])).toMatchObject([
      { field: 'conditions.2.entityRefs', questionId: 'runbook' },
    ]);
  });

  it('names the entity that is in the way of an outcome', () => {
    expect(check([], { outcome: 'go', conditions: [] })).toMatchObject([
      { message: expect.stringContaining(`"rollback" of ${C} is open`) },
      { message: expect.stringContaining(`"runbook" of ${A}, ${C} is open`) },
    ]);
  });

  it('confirms an exception only where there is one to confirm, and not by who gave it', () => {
    const exempt = {
      ...input,
      exceptions: inputOf({ answers: [], exceptions: ['rollback of b: n/a'] })
        .exceptions,
    };
    const confirm = (entityRef: string, deciderRef = RITA) =>
      checkDecision({
        judgement: judgeCoverage(exempt),
        outcome: 'noGo',
        conditions: [],
        confirmedQuestionIds: [],
        confirmedExceptions: [{ questionId: 'rollback', entityRef }],
        deciderRef,
        answers: exempt.answers,
        exceptions: exempt.exceptions,
        checklist,
        now: NOW,
        timeZone: 'UTC',
      });
    expect(confirm(B)).toEqual([]);
    expect(confirm(A)).toMatchObject([
      { field: 'confirmedExceptions.0', entityRefs: [A] },
    ]);
    expect(confirm(B, ADA)).toMatchObject([
      { message: expect.stringContaining('someone other') },
    ]);
  });
});
