import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { QuestionFact } from '../facts/questionFact';
import { judgingVouchings } from '../facts';
import { JudgedAnswer } from '../review/answer';
import { judgeReview } from '../scoring/judgeReview';
import { VouchingTerm } from '../vouching';
import { contradictionsOf, Drift, DriftInput } from './contradictionsOf';
import { followContradictions } from './followContradictions';

const DECIDED = new Date('2026-03-02T09:00:00.000Z');
const NOW = new Date('2026-06-13T12:00:00.000Z');
const REF = 'component:default/a';
const CHECKLIST = exampleChecklist([exampleQuestion()]);

const vouched: QuestionFact = {
  questionId: 'rollback',
  factId: 'vouching:v1',
  title: 'Delivery platform',
  source: 'component:default/delivery',
  condition: { isTrue: true },
  maxAgeDays: 200,
  state: 'ok',
  met: true,
  rung: 'lookedAt',
  observedAt: '2026-02-01T09:00:00.000Z',
  url: 'https://docs.example.org/rollback',
  vouching: {
    id: 'v1',
    revision: 1,
    statement: 'One click',
    by: 'user:default/vera',
    since: '2026-02-01T09:00:00.000Z',
    until: '2026-12-31',
  },
};
const other: QuestionFact = {
  ...vouched,
  factId: 'vouching:v2',
  vouching: { ...vouched.vouching!, id: 'v2' },
};
const withdrawn = (unsafe: boolean): VouchingTerm => ({
  state: 'withdrawn',
  validUntil: '2026-12-31',
  withdrawal: {
    reason: 'Gone',
    unsafe,
    by: 'user:default/vera',
    at: '2026-05-01T09:00:00.000Z',
    endsAt: '2026-05-15T09:00:00.000Z',
  },
});
const ACTIVE: VouchingTerm = { state: 'active', validUntil: '2026-12-31' };
const YES: JudgedAnswer = {
  statement: { kind: 'practice', value: 'yes' },
  evidence: [],
  answeredBy: 'user:default/nadia',
  answeredAt: DECIDED.toISOString(),
};

function drift(
  now: QuestionFact[],
  term?: VouchingTerm,
  more: Partial<DriftInput> = {},
): Drift {
  const { answers = {} } = more;
  return contradictionsOf({
    checklist: CHECKLIST,
    questions: judgeReview({
      checklist: CHECKLIST,
      kind: 'launch',
      answers,
      vouched: judgingVouchings([vouched], REF),
      now: DECIDED,
      timeZone: 'UTC',
    }).questions,
    answers,
    facts: now,
    vouched: [vouched],
    vouchings: new Map(term ? [['v1', term]] : []),
    dependencies: [],
    disclosedQuestionIds: [],
    isNextDue: false,
    decidedAt: DECIDED.toISOString(),
    now: NOW,
    timeZone: 'UTC',
    ...more,
  });
}

const ends = (...given: Parameters<typeof drift>) =>
  drift(...given).found.map(
    ({ signal: { cause, causeKey, vouchingEnd } }) =>
      `${cause} ${causeKey} ${vouchingEnd}`,
  );

describe('an answer that rests on a vouching', () => {
  it.each<[string, string[], string[]]>([
    ['is not contradicted while it is vouched for', ends([vouched]), []],
    ['nor while another vouches instead', ends([other], withdrawn(false)), []],
    [
      'is once that was withdrawn',
      ends([], withdrawn(false)),
      ['vouchingWithdrawn v1 withdrawn'],
    ],
    [
      'is where it is not safe',
      ends([], withdrawn(true)),
      ['vouchingWithdrawn v1 unsafe'],
    ],
    [
      'is once it has run out',
      ends([], { ...ACTIVE, validUntil: '2026-06-12' }),
      ['vouchingWithdrawn v1 expired'],
    ],
    [
      'is where it is built on something else now',
      ends([], ACTIVE),
      ['vouchingWithdrawn v1 apart'],
    ],
    [
      'is where nothing is known of it',
      ends([]),
      ['vouchingWithdrawn v1 apart'],
    ],
    [
      'is not where a person answered',
      ends([], withdrawn(false), { answers: { rollback: YES } }),
      [],
    ],
    [
      'is not where that was disclosed',
      ends([], withdrawn(false), { disclosedQuestionIds: ['rollback'] }),
      [],
    ],
    [
      'is by a fact too that confirms no more, but not by what is vouched for',
      ends([{ ...vouched, met: false }]),
      [],
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('says who vouched', () => {
    expect(drift([], withdrawn(false)).found[0].signal).toMatchObject({
      title: 'Delivery platform',
      source: 'component:default/delivery',
      url: 'https://docs.example.org/rollback',
      at: NOW.toISOString(),
    });
  });

  it.each([
    ['withdrawn', withdrawn(false), ['opened']],
    ['unsafe', withdrawn(true), ['opened']],
    ['run out', { ...ACTIVE, validUntil: '2026-06-12' }, ['opened']],
    ['built on something else, which has to last', ACTIVE, []],
  ])('asks at once where it is %s', (_name, term, events) => {
    const { added } = followContradictions({
      decisionId: 'd1',
      known: [],
      drift: drift([], term as VouchingTerm),
      endOf: () => 'signalAgrees',
      persistDays: 2,
      windowDays: 14,
      now: NOW,
      timeZone: 'UTC',
    });
    expect(added.map(one => one.events)).toEqual([events]);
  });
});
