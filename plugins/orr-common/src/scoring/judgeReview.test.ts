import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { AnswerStatement, JudgedAnswer } from '../review/answer';
import { judgeReview } from './judgeReview';
import { ReviewJudgementInput } from './reviewJudgement';

const now = new Date('2026-06-13T12:00:00Z');

function answer(
  statement: AnswerStatement | null,
  changes: Partial<JudgedAnswer> = {},
): JudgedAnswer {
  return {
    statement,
    evidence: [],
    answeredBy: 'user:default/ada',
    answeredAt: '2026-06-12T08:00:00Z',
    ...changes,
  };
}

const yes = answer({ kind: 'practice', value: 'yes' });
const no = answer({ kind: 'practice', value: 'no' });
const notApplicable = answer({
  kind: 'notApplicable',
  reason: 'Nothing is released.',
});

function judge(
  questions: Question[] | ChecklistDocument,
  answers: Record<string, JudgedAnswer>,
  changes: Partial<ReviewJudgementInput> = {},
) {
  const checklist = Array.isArray(questions)
    ? exampleChecklist(questions)
    : questions;
  return judgeReview({
    checklist,
    kind: 'launch',
    answers,
    now,
    timeZone: 'Europe/Berlin',
    ...changes,
  });
}

function question(id: string, changes: Partial<Question> = {}) {
  return exampleQuestion({ id, ...changes });
}

describe('which questions count', () => {
  it('leaves out questions of other occasions and of other entities', () => {
    const judgement = judge(
      [
        question('asked'),
        question('yearly', { profiles: ['periodic'] }),
        question('website', { appliesTo: { 'spec.type': 'website' } }),
      ],
      { asked: yes },
      { entity: { spec: { type: 'service' } } },
    );
    expect(judgement.questions.map(item => item.hiddenBy)).toEqual([
      undefined,
      'profile',
      'applicability',
    ]);
    expect(judgement.total).toBe(1);
    expect(judgement.counts.UNANSWERED).toBe(0);
    expect(judgement.permittedOutcomes).toEqual([
      'go',
      'conditionalGo',
      'noGo',
    ]);
  });

  it('leaves out what is asked of new entities only, and what hangs on it', () => {
    const judgement = judge(
      [
        question('asked'),
        question('fresh', { gate: 'blocking' }),
        question('hanging', {
          visibleWhen: { question: 'fresh', practice: 'no' },
        }),
      ],
      { asked: yes, fresh: no },
      { sparedQuestionIds: ['fresh'] },
    );
    expect(judgement.questions.map(item => item.hiddenBy)).toEqual([
      undefined,
      'rollout',
      'visibleWhen',
    ]);
    expect(judgement).toMatchObject({
      total: 1,
      gate: { stops: [], conditions: [], notes: [] },
    });
  });

  it('hides a question by an earlier answer, and what hangs on it, keeping the answers', () => {
    const questions = [
      question('first'),
      question('second', {
        visibleWhen: { question: 'first', practice: 'no' },
      }),
      question('third', {
        visibleWhen: { question: 'second', practice: 'no' },
      }),
    ];
    const hidden = judge(questions, { first: yes, second: no, third: no });
    expect(hidden.questions.map(item => item.counted)).toEqual([
      true,
      false,
      false,
    ]);
    expect(hidden.questions[1]).toMatchObject({
      hiddenBy: 'visibleWhen',
      level: 'HIGH',
      cell: 'none',
    });
    expect(hidden).toMatchObject({
      total: 1,
      answered: 1,
      gate: { stops: [], conditions: [], notes: [] },
    });

    const shown = judge(questions, { first: no, second: no, third: no });
    expect(shown.gate.stops).toEqual(['first', 'second', 'third']);
  });

  it('shows a question by a choice, or by any answer that is not to be researched', () => {
    const answerForm = {
      type: 'choices' as const,
      choices: [
        { id: 'one', title: 'One' },
        { id: 'two', title: 'Two' },
      ],
      riskRules: [{ when: 'default', level: 'none' as const }],
    };
    const questions = [
      question('first', { answer: answerForm }),
      question('by-choice', {
        visibleWhen: { question: 'first', choice: 'two' },
      }),
      question('by-answer', { visibleWhen: { question: 'first' } }),
    ];
    const counted = (first: JudgedAnswer) =>
      judge(questions, { first }).questions.map(item => item.counted);
    expect(counted(answer({ kind: 'choices', choices: ['one'] }))).toEqual([
      true,
      false,
      true,
    ]);
    expect(
      counted(answer({ kind: 'choices', choices: ['one', 'two'] })),
    ).toEqual([true, true, true]);
    expect(
      counted(
        answer({ kind: 'toBeResearched', assigneeRef: 'user:default/ben' }),
      ),
    ).toEqual([true, false, false]);
    expect(counted(answer(null))).toEqual([true, false, false]);
  });

  it('asks a question whose condition names none before it', () => {
    const judgement = judge(
      [
        question('first', {
          visibleWhen: { question: 'gone', practice: 'yes' },
        }),
      ],
      {},
    );
    expect(judgement.gate.stops).toEqual(['first']);
  });
});

describe('score and counts', () => {
  const sections = [
    {
      id: 'one',
      title: 'One',
      questions: [question('high'), question('medium', { risk: 'medium' })],
    },
    {
      id: 'two',
      title: 'Two',
      questions: [
        question('low', { risk: 'low' }),
        question('heavy', { weight: 11 }),
      ],
    },
  ];
  const checklist = exampleChecklist([], { sections });

  it('divides the weights of satisfied by applicable questions, per section and whole', () => {
    const judgement = judge(checklist, {
      high: yes,
      medium: no,
      low: notApplicable,
    });
    expect(judgement.score).toEqual({
      satisfiedWeight: 5,
      applicableWeight: 19,
      percent: (100 * 5) / 19,
    });
    expect(judgement.sections.map(section => section.score)).toEqual([
      { satisfiedWeight: 5, applicableWeight: 8, percent: 62.5 },
      { satisfiedWeight: 0, applicableWeight: 11, percent: 0 },
    ]);
    expect(judgement.counts).toEqual({
      HIGH: 0,
      MEDIUM: 1,
      LOW: 0,
      NONE: 1,
      UNANSWERED: 1,
      NOT_APPLICABLE: 1,
    });
    expect(judgement).toMatchObject({
      answered: 3,
      total: 4,
      declared: 1,
      verified: 0,
      informing: 0,
    });
  });

  it('has no score where nothing is applicable', () => {
    const judgement = judge([question('high')], { high: notApplicable });
    expect(judgement.score).toBeUndefined();
    expect(judgement.counts.NOT_APPLICABLE).toBe(1);
  });

  it('gives an answer that only informs no level, no weight and no praise', () => {
    const told = judge([question('story', { answer: { type: 'text' } })], {
      story: answer({ kind: 'text', value: 'Two shards.' }),
    });
    expect(told).toMatchObject({
      informing: 1,
      answered: 1,
      declared: 0,
      total: 1,
    });
    expect(Object.values(told.counts)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(told.score).toBeUndefined();
    expect(told.questions[0]).toMatchObject({ cell: 'none', satisfied: false });

    const untold = judge([question('story', { answer: { type: 'text' } })], {});
    expect(untold.score).toBeUndefined();
    expect(untold.permittedOutcomes).toEqual(['noGo']);
  });

  it('counts a question judged by a fact as answered, one to be researched not', () => {
    const fact = {
      state: 'ok' as const,
      met: true,
      rung: 'probed' as const,
      at: '2026-06-12T08:00:00Z',
    };
    const judgement = judge(
      [question('known', { verification: 'fact' }), question('open')],
      {
        open: answer({
          kind: 'toBeResearched',
          assigneeRef: 'user:default/ben',
        }),
      },
      { facts: { known: fact } },
    );
    expect(judgement).toMatchObject({
      answered: 1,
      declared: 1,
      verified: 1,
      rungs: { probed: 1 },
    });
  });

  it.each([
    ['met', { met: true }, 'exercised'],
    ['not met', { met: false }, 'said'],
    ['not known', { state: 'unknown' as const, met: undefined }, 'said'],
    ['met too long ago', { met: true, at: '2025-01-01T08:00:00Z' }, 'said'],
  ])(
    'founds what a person says by a fact that is %s',
    (_what, change, rung) => {
      const judgement = judge(
        [question('known', { evidence: { rule: 'optional', maxAgeDays: 90 } })],
        { known: yes },
        {
          facts: {
            known: {
              state: 'ok',
              rung: 'exercised',
              at: '2026-06-12T08:00:00Z',
              ...change,
            },
          },
        },
      );
      expect(judgement.questions[0]).toMatchObject({ level: 'NONE', rung });
    },
  );

  it('keeps the level of an accepted gap in the counts', () => {
    const judgement = judge(
      [question('high')],
      { high: no },
      {
        dispositions: {
          high: [
            {
              type: 'accepted',
              level: 'HIGH',
              approverRef: 'user:default/ben',
              approverMayAccept: true,
              expiresOn: '2026-07-01',
            },
          ],
        },
      },
    );
    expect(judgement).toMatchObject({
      accepted: 1,
      counts: { HIGH: 1, NONE: 0 },
      score: { percent: 0 },
    });
    expect(judgement.permittedOutcomes).toContain('go');
  });
});

describe('what is not disposed of', () => {
  it.each([
    ['unanswered', {}],
    ['not applicable, unconfirmed', { high: notApplicable }],
  ])('%s: no disposition moves it', (_, answers) => {
    const approverRef = 'user:default/ben';
    for (const disposition of [
      {
        type: 'accepted' as const,
        level: 'HIGH' as const,
        approverRef,
        approverMayAccept: true,
        expiresOn: '2026-07-01',
      },
      {
        type: 'action' as const,
        ownerRef: 'group:default/payments',
        dueOn: '2026-07-01',
      },
      {
        type: 'mitigated' as const,
        level: 'HIGH' as const,
        authorRef: 'user:default/cleo',
        confirmedBy: approverRef,
        residualLevel: 'NONE' as const,
        reviewOn: '2026-07-01',
      },
    ]) {
      const judgement = judge([question('high')], answers, {
        dispositions: { high: [disposition] },
      });
      expect(judgement).toMatchObject({
        permittedOutcomes: ['noGo'],
        accepted: 0,
        gate: { stops: ['high'] },
      });
    }
  });

  it('refuses acceptance by who answered even where a fact showed the gap', () => {
    const fact = {
      state: 'ok' as const,
      met: false,
      rung: 'probed' as const,
      at: '2026-06-12T08:00:00Z',
    };
    const judgement = judge(
      [question('high', { verification: 'fact' })],
      { high: yes },
      {
        facts: { high: fact },
        dispositions: {
          high: [
            {
              type: 'accepted',
              level: 'HIGH',
              approverRef: 'user:default/ada',
              approverMayAccept: true,
              expiresOn: '2026-07-01',
            },
          ],
        },
      },
    );
    expect(judgement.gate.stops).toEqual(['high']);
  });
});

describe('required evidence', () => {
  const asked = question('high', {
    evidence: { rule: 'required', maxAgeDays: 90 },
  });
  const link = { url: 'https://example.org/runbook', date: '2026-06-01' };
  const missing = (
    high: JudgedAnswer,
    changes?: Partial<ReviewJudgementInput>,
    asking = asked,
  ) => judge([asking], { high }, changes).questions[0].evidenceMissing;

  it('is reported where a satisfied answer lacks it, and changes no level', () => {
    expect(missing(yes)).toBe(true);
    expect(
      missing({ ...yes, evidence: [{ ...link, date: '2026-01-01' }] }),
    ).toBe(true);
    expect(missing({ ...yes, evidence: [link] })).toBe(false);
    expect(judge([asked], { high: yes })).toMatchObject({
      counts: { NONE: 1 },
      permittedOutcomes: ['go', 'conditionalGo', 'noGo'],
    });
  });

  it('is not asked of a gap, of not applicable, of what is covered elsewhere, or where it is optional', () => {
    const confirmations = [
      { questionId: 'high', confirmedBy: 'user:default/ben' },
    ];
    expect(missing(no)).toBe(false);
    expect(missing(notApplicable, { confirmations })).toBe(false);
    expect(
      missing(answer({ kind: 'coveredElsewhere', ...link }), { confirmations }),
    ).toBe(false);
    expect(
      missing(yes, {}, question('high', { evidence: { rule: 'optional' } })),
    ).toBe(false);
  });
});

it('does not mistake inherited names for answers', () => {
  const judgement = judge([question('constructor'), question('valueof')], {});
  expect(judgement.counts.UNANSWERED).toBe(2);
});
