import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { Question } from '../checklist/checklistDocument';
import { QuestionFact } from '../facts/questionFact';
import { JudgedAnswer } from '../review/answer';
import { Disposition } from '../review/disposition';
import { judgeReview } from '../scoring/judgeReview';
import {
  contradictionsOf,
  DriftInput,
  KnownDependency,
} from './contradictionsOf';

const DECIDED = '2026-03-02T09:00:00.000Z';
const NOW = new Date('2026-06-13T12:00:00.000Z');

const question = (changes: Partial<Question> = {}) =>
  exampleQuestion({
    id: 'rollback',
    answer: { type: 'practice' },
    risk: 'high',
    ...changes,
  });

const said = (
  value: 'yes' | 'partly' | 'no',
  evidence: JudgedAnswer['evidence'] = [],
): JudgedAnswer =>
  ({
    statement: { kind: 'practice', value },
    evidence,
    answeredBy: 'user:default/nadia',
    answeredAt: '2026-03-01T09:00:00.000Z',
    revision: 1,
  } as unknown as JudgedAnswer);

const fact = (changes: Partial<QuestionFact> = {}): QuestionFact => ({
  questionId: 'rollback',
  factId: 'deployHealth.lastRollbackAt',
  title: 'Last rollback',
  source: 'Deployments',
  type: 'instant',
  condition: { withinDays: 365 },
  maxAgeDays: 7,
  state: 'ok',
  met: false,
  rung: 'exercised',
  value: '2024-01-01T00:00:00.000Z',
  observedAt: '2026-06-13T00:00:00.000Z',
  ...changes,
});

const dependency = (
  changes: Partial<KnownDependency> = {},
): KnownDependency => ({
  entityRef: 'component:default/ledger',
  tier: '1',
  headline: 'ready',
  isNew: false,
  at: '2026-06-12T00:00:00.000Z',
  ...changes,
});

/** What contradicts a question that was answered like that. */
function drift(
  changes: Partial<Question>,
  answer: JudgedAnswer | undefined,
  more: Partial<DriftInput> & {
    dispositions?: Record<string, Disposition[]>;
  } = {},
) {
  const checklist = exampleChecklist([question(changes)]);
  const answers: Record<string, JudgedAnswer> = answer
    ? { rollback: answer }
    : {};
  const { dispositions, ...input } = more;
  return contradictionsOf({
    checklist,
    questions: judgeReview({
      checklist,
      kind: 'launch',
      answers,
      dispositions,
      now: new Date(DECIDED),
      timeZone: 'UTC',
    }).questions,
    answers,
    facts: [],
    dependencies: [],
    disclosedQuestionIds: [],
    isNextDue: false,
    decidedAt: DECIDED,
    now: NOW,
    timeZone: 'UTC',
    ...input,
  });
}

const keys = (...given: Parameters<typeof drift>) => {
  const { found, silent } = drift(...given);
  return [
    ...found.map(({ signal }) => [signal.cause, signal.causeKey].join(' ')),
    ...silent.map(({ causeKey }) => `silent ${causeKey}`),
  ];
};

const FACT = 'factNotMet deployHealth.lastRollbackAt';
const SILENT = 'silent deployHealth.lastRollbackAt';

describe('a fact against an answer that was decided on', () => {
  const until = (type: string): Disposition =>
    ({
      mitigated: {
        type: 'mitigated',
        level: 'HIGH',
        authorRef: 'user:default/nadia',
        confirmedBy: 'user:default/omar',
        residualLevel: 'NONE',
        reviewOn: '2026-12-01',
      },
      accepted: {
        type: 'accepted',
        level: 'HIGH',
        approverRef: 'user:default/omar',
        approverMayAccept: true,
        expiresOn: '2026-12-01',
      },
    }[type] as Disposition);

  it.each<[string, string[], ReturnType<typeof drift> | string[]]>([
    ['yes, not met', keys({}, said('yes'), { facts: [fact()] }), [FACT]],
    ['yes, met', keys({}, said('yes'), { facts: [fact({ met: true })] }), []],
    ['no, not met', keys({}, said('no'), { facts: [fact()] }), []],
    ['partly, not met', keys({}, said('partly'), { facts: [fact()] }), []],
    ['not answered, not met', keys({}, undefined, { facts: [fact()] }), []],
    [
      'no, mitigated to nothing, not met',
      keys({}, said('no'), {
        facts: [fact()],
        dispositions: { rollback: [until('mitigated')] },
      }),
      [FACT],
    ],
    [
      'no, accepted, not met',
      keys({}, said('no'), {
        facts: [fact()],
        dispositions: { rollback: [until('accepted')] },
      }),
      [],
    ],
    [
      'yes, disclosed since',
      keys({}, said('yes'), {
        facts: [fact()],
        disclosedQuestionIds: ['rollback'],
      }),
      [],
    ],
    [
      'yes, of another question',
      keys({}, said('yes'), { facts: [fact({ questionId: 'other' })] }),
      [],
    ],
    ...(['unknown', 'stale', 'error', 'underSampled'] as const).map(
      (state): [string, string[], string[]] => [
        `yes, ${state}`,
        keys({}, said('yes'), { facts: [fact({ state, met: undefined })] }),
        [SILENT],
      ],
    ),
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('tells what it said, from where and when', () => {
    expect(drift({}, said('yes'), { facts: [fact()] }).found).toEqual([
      {
        questionId: 'rollback',
        signal: {
          cause: 'factNotMet',
          causeKey: 'deployHealth.lastRollbackAt',
          at: '2026-06-13T00:00:00.000Z',
          title: 'Last rollback',
          source: 'Deployments',
          type: 'instant',
          value: '2024-01-01T00:00:00.000Z',
          condition: { withinDays: 365 },
        },
      },
    ]);
  });
});

describe('evidence past its age', () => {
  const required = (
    maxAgeDays?: number,
    rule: 'required' | 'optional' = 'required',
  ): Partial<Question> => ({ evidence: { rule, maxAgeDays } });
  const linked = (date: string) =>
    said('yes', [{ url: 'https://example.org/1', date }]);

  it.each<[string, string[], boolean]>([
    ['in date', keys(required(365), linked('2026-02-01')), false],
    ['past its age', keys(required(90), linked('2026-02-01')), true],
    ['optional', keys(required(90, 'optional'), linked('2026-02-01')), false],
    ['without an age', keys(required(), linked('2026-02-01')), false],
    [
      'that the decision found too old',
      keys(required(10), linked('2026-02-01')),
      false,
    ],
    ['that the decision did without', keys(required(90), said('yes')), false],
    [
      'of which another link is in date',
      keys(
        required(90),
        said('yes', [
          { url: 'https://example.org/1', date: '2026-02-01' },
          { url: 'https://example.org/2', date: '2026-06-01' },
        ]),
      ),
      false,
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected ? ['evidenceExpired '] : []);
  });
});

describe('evidence past its age once the next review is due', () => {
  it('is left to that review', () => {
    expect(
      keys(
        { evidence: { rule: 'required', maxAgeDays: 90 } },
        said('yes', [{ url: 'https://example.org/1', date: '2026-02-01' }]),
        { isNextDue: true },
      ),
    ).toEqual(['silent ']);
  });
});

describe('what it depends on', () => {
  const asks: Partial<Question> = { prefill: ['dependencies'] };
  const of = (
    changes: Partial<KnownDependency>,
    more: Partial<DriftInput> = {},
    asked: Partial<Question> = asks,
  ) =>
    keys(asked, said('yes'), {
      tier: '1',
      tierOrder: ['1', '2', '3'],
      dependencies: [dependency(changes)],
      ...more,
    });
  const NOT_READY = ['dependencyNotReady component:default/ledger'];
  const ADDED = ['dependencyAdded component:default/ledger'];

  it.each<[string, string[], string[]]>([
    ['ready', of({}), []],
    ['not ready', of({ headline: 'notReady' }), NOT_READY],
    ['never reviewed', of({ headline: 'neverReviewed' }), []],
    ['new', of({ isNew: true }), ADDED],
    ['new and not ready', of({ isNew: true, headline: 'notReady' }), NOT_READY],
    ['less critical', of({ tier: '2', headline: 'notReady' }), []],
    [
      'more critical',
      of({ tier: '1', headline: 'notReady' }, { tier: '2' }),
      NOT_READY,
    ],
    ['of no tier', of({ tier: undefined, headline: 'notReady' }), []],
    ['of a tier that has no place', of({ tier: '9', isNew: true }), []],
    [
      'of the same tier, where none has a place',
      of({ tier: 'A', isNew: true }, { tier: 'a', tierOrder: undefined }),
      ADDED,
    ],
    [
      'of one without a tier',
      of({ headline: 'notReady' }, { tier: undefined }),
      [],
    ],
    [
      'where no question is about it',
      of({ headline: 'notReady' }, {}, { prefill: ['runbook'] }),
      [],
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });
});
