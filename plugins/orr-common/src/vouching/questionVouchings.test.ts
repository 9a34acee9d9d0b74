import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { judgingFacts, judgingVouchings } from '../facts';
import { JudgedAnswer } from '../review/answer';
import { checkDecision } from '../scoring/checkDecision';
import { judgeCoverage } from '../scoring/judgeCoverage';
import { OwnedVouching, questionVouchingsOf } from './questionVouchings';

const now = new Date('2026-03-02T09:00:00.000Z');
const timeZone = 'UTC';
const A = 'component:default/a';
const B = 'component:default/b';
const VERA = 'user:default/vera';
const OMAR = 'user:default/omar';

const CHECKLIST = exampleChecklist([
  exampleQuestion({ id: 'rollback', risk: 'high', gate: 'blocking' }),
  exampleQuestion({ id: 'logs', risk: 'medium', gate: 'conditional' }),
]);

const vouching = (changes: Partial<OwnedVouching> = {}): OwnedVouching => ({
  id: 'v1',
  revision: 2,
  voucherRef: 'component:default/delivery',
  voucherTitle: 'Delivery platform',
  checklistId: CHECKLIST.id,
  questionIds: ['rollback', 'logs'],
  statement: 'Every release can be taken back with one click',
  url: 'https://docs.example.org/rollback',
  validUntil: '2026-06-30',
  state: 'active',
  createdBy: VERA,
  createdAt: '2026-01-01T09:00:00.000Z',
  changedBy: VERA,
  changedAt: '2026-02-01T09:00:00.000Z',
  ownerRefs: ['group:default/platform'],
  ...changes,
});

const built = (on: string, coveredEntityRef?: string, owner = 'payments') => ({
  ...(coveredEntityRef && { coveredEntityRef }),
  entity: {
    kind: 'Component',
    metadata: { name: 'a' },
    relations: [{ type: 'dependsOn', targetRef: on }],
  },
  ownerRefs: [`group:default/${owner}`],
});
const ON_IT = built('component:default/delivery');

const vouched = (
  vouchings: OwnedVouching[],
  subjects: Parameters<typeof questionVouchingsOf>[0]['subjects'] = [ON_IT],
) =>
  questionVouchingsOf({
    checklist: CHECKLIST,
    subjects,
    vouchings,
    now,
    timeZone,
  });

const said = (value: 'yes' | 'partly' | 'no'): JudgedAnswer => ({
  statement: { kind: 'practice', value },
  evidence: [],
  answeredBy: 'user:default/nadia',
  answeredAt: now.toISOString(),
});

const judged = (
  facts: ReturnType<typeof vouched>,
  answers: Record<string, JudgedAnswer> = {},
  confirmedBy?: string,
) =>
  judgeCoverage({
    checklist: CHECKLIST,
    kind: 'launch',
    covered: [
      {
        entityRef: A,
        facts: judgingFacts(facts, A),
        vouched: judgingVouchings(facts, A),
      },
    ],
    answers,
    confirmations: confirmedBy ? [{ questionId: 'rollback', confirmedBy }] : [],
    now,
    timeZone,
  });

describe('what is vouched for', () => {
  it('says who vouches, with what and for how long', () => {
    const [first] = vouched([vouching()]);
    expect(first).toEqual({
      questionId: 'rollback',
      factId: 'vouching:v1',
      title: 'Delivery platform',
      source: 'component:default/delivery',
      type: 'boolean',
      controlledBy: 'platform',
      condition: { isTrue: true },
      maxAgeDays: 149,
      state: 'ok',
      met: true,
      value: true,
      rung: 'lookedAt',
      observedAt: '2026-02-01T09:00:00.000Z',
      url: 'https://docs.example.org/rollback',
      vouching: {
        id: 'v1',
        revision: 2,
        statement: 'Every release can be taken back with one click',
        by: VERA,
        since: '2026-01-01T09:00:00.000Z',
        until: '2026-06-30',
      },
    });
  });

  it.each<[string, Partial<OwnedVouching>, string[]]>([
    ['both questions', {}, ['rollback', 'logs']],
    ['only what it names', { questionIds: ['logs'] }, ['logs']],
    ['nothing the checklist lacks', { questionIds: ['gone'] }, []],
    ['nothing of another checklist', { checklistId: 'other' }, []],
    ['nothing past its last day', { validUntil: '2026-03-01' }, []],
    ['nothing of others', { voucherRef: 'component:default/other' }, []],
    [
      'what names it in any case',
      { voucherRef: 'Component:default/Delivery' },
      ['rollback', 'logs'],
    ],
  ])('is %s', (_name, changes, ids) => {
    expect(vouched([vouching(changes)]).map(fact => fact.questionId)).toEqual(
      ids,
    );
  });

  it('is of each question what founds it best', () => {
    const own = vouching({ id: 'own', ownerRefs: ['group:default/payments'] });
    const short = vouching({ id: 'short', validUntil: '2026-04-01' });
    expect(
      vouched([own, short, vouching()])
        .filter(({ questionId }) => questionId === 'logs')
        .map(({ factId, rung }) => [factId, rung]),
    ).toEqual([['vouching:v1', 'lookedAt']]);
    expect(vouched([own])[0].rung).toBe('linked');
  });

  it('is told of each covered entity apart', () => {
    const facts = vouched(
      [vouching({ questionIds: ['logs'] })],
      [built('component:default/delivery', A), built('resource:x/y', B)],
    );
    expect(facts.map(({ coveredEntityRef }) => coveredEntityRef)).toEqual([A]);
    expect(judgingVouchings(facts, B)).toEqual({});
    expect(Object.keys(judgingVouchings(facts, A))).toEqual(['logs']);
  });
});

describe('a question that is vouched for', () => {
  const facts = vouched([vouching()]);
  const levels = (...given: Parameters<typeof judged>) =>
    judged(...given).common.map(
      ({ level, vouchingId, rung, needsConfirmation }) =>
        [level, vouchingId, rung, needsConfirmation && 'waits']
          .filter(Boolean)
          .join(' '),
    );

  it('is answered where nobody has, and waits for the decider where it stops', () => {
    expect(levels(facts)).toEqual([
      'NONE v1 lookedAt waits',
      'NONE v1 lookedAt',
    ]);
    expect(judged(facts)).toMatchObject({
      answered: 2,
      gate: { stops: ['rollback'], conditions: [] },
    });
    expect(levels([])).toEqual(['UNANSWERED', 'UNANSWERED']);
  });

  it('is confirmed by somebody else than who vouches', () => {
    expect(levels(facts, {}, OMAR)[0]).toBe('NONE v1 lookedAt');
    expect(judged(facts, {}, OMAR).gate.stops).toEqual([]);
    expect(judged(facts, {}, VERA).gate.stops).toEqual(['rollback']);
  });

  it('is what a person says of it, whatever that is', () => {
    expect(levels(facts, { rollback: said('no'), logs: said('yes') })).toEqual([
      'HIGH',
      'NONE said',
    ]);
    const researched: JudgedAnswer = {
      ...said('no'),
      statement: { kind: 'toBeResearched', assigneeRef: OMAR },
    };
    expect(levels(facts, { logs: researched })[1]).toBe('UNANSWERED');
  });

  it('is vouched for again where a person takes an answer back', () => {
    expect(levels(facts, { logs: { ...said('no'), statement: null } })[1]).toBe(
      'NONE v1 lookedAt',
    );
  });

  it('is judged by a fact before, where one judges it', () => {
    const checklist = exampleChecklist([
      exampleQuestion({
        id: 'logs',
        risk: 'medium',
        verification: 'fact',
        fact: { id: 'x.y', condition: { isTrue: true } },
      }),
    ]);
    const [{ level, vouchingId }] = judgeCoverage({
      checklist,
      kind: 'launch',
      covered: [
        {
          entityRef: A,
          facts: {
            logs: {
              state: 'ok',
              met: false,
              rung: 'probed',
              at: now.toISOString(),
            },
          },
          vouched: judgingVouchings(facts, A),
        },
      ],
      answers: {},
      now,
      timeZone,
    }).common;
    expect([level, vouchingId]).toEqual(['MEDIUM', undefined]);
  });

  it('is confirmed in a decision, and nothing else is', () => {
    const problems = (ids: string[], confirmedBy = OMAR) =>
      checkDecision({
        judgement: judged(facts, {}, confirmedBy),
        outcome: 'noGo',
        conditions: [],
        confirmedQuestionIds: ids,
        deciderRef: confirmedBy,
        answers: {},
        checklist: CHECKLIST,
        now,
        timeZone,
      }).map(({ field, message }) => `${field}: ${message}`);
    expect(problems(['rollback'])).toEqual([]);
    expect(problems(['rollback', 'logs'])).toEqual([
      'confirmedQuestionIds.1: "logs" has no answer that needs confirmation',
    ]);
  });
});
