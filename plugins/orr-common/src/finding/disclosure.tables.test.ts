import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { AnswerStatement } from '../review/answer';
import {
  Disclosure,
  disclosureCountsFrom,
  DisclosureInput,
  FindingDisposition,
  judgeDisclosure,
  standingGaps,
} from '.';

const NOW = '2026-03-10T09:00:00.000Z';
const ENTITY = 'component:default/checkout';
const OTHER = 'component:default/search';

const practice = (value: 'yes' | 'partly' | 'no'): AnswerStatement => ({
  kind: 'practice',
  value,
});

function checklistWith(question: object): ChecklistDocument {
  const asked = {
    id: 'rollback',
    risk: 'high',
    profiles: ['launch'],
    answer: { type: 'practice' },
    ...question,
  } as unknown as Question;
  return {
    kinds: ['launch'],
    sections: [{ id: 's', title: 'S', questions: [asked] }],
  } as unknown as ChecklistDocument;
}

function inputOf(
  question: object,
  decided: AnswerStatement | null,
  statement: AnswerStatement,
  change: Partial<DisclosureInput> = {},
): DisclosureInput {
  return {
    checklist: checklistWith(question),
    kind: 'launch',
    covered: [{ entityRef: ENTITY }],
    answers: {
      rollback: {
        statement: decided,
        evidence: [],
        answeredBy: 'user:default/tom',
        answeredAt: '2026-03-01T09:00:00.000Z',
      },
    },
    questionId: 'rollback',
    statement,
    disclosedBy: 'user:default/nadia',
    decidedAt: new Date('2026-03-02T09:00:00.000Z'),
    now: new Date(NOW),
    timeZone: 'Europe/Berlin',
    ...change,
  };
}

describe('what may be disclosed', () => {
  it.each<
    [
      string,
      object,
      AnswerStatement | null,
      AnswerStatement,
      Pick<Disclosure, 'level' | 'gate'> | string,
    ]
  >([
    [
      'all was well, now it is not',
      {},
      practice('yes'),
      practice('no'),
      { level: 'HIGH', gate: 'blocking' },
    ],
    [
      'a part of it is gone',
      {},
      practice('yes'),
      practice('partly'),
      { level: 'MEDIUM', gate: 'blocking' },
    ],
    [
      'it has become worse',
      {},
      practice('partly'),
      practice('no'),
      { level: 'HIGH', gate: 'blocking' },
    ],
    [
      'a gate of its own',
      { risk: 'low', gate: 'advisory' },
      practice('yes'),
      practice('no'),
      { level: 'LOW', gate: 'advisory' },
    ],
    [
      'it applies after all',
      { notApplicable: 'allowed' },
      { kind: 'notApplicable', reason: 'It keeps no data' },
      practice('no'),
      { level: 'HIGH', gate: 'blocking' },
    ],
    ['it is as it was', {}, practice('no'), practice('no'), 'statement'],
    ['it is better', {}, practice('no'), practice('partly'), 'statement'],
    ['it is in order', {}, practice('partly'), practice('yes'), 'statement'],
    ['nobody had answered', {}, null, practice('no'), 'statement'],
    [
      'nobody knows',
      {},
      practice('yes'),
      { kind: 'toBeResearched', assigneeRef: 'user:default/tom' },
      'statement',
    ],
    [
      'another form',
      {},
      practice('yes'),
      { kind: 'number', value: 1 },
      'statement.kind',
    ],
    [
      'what only informs',
      { answer: { type: 'text' } },
      { kind: 'text', value: 'By hand' },
      { kind: 'text', value: 'Not at all' },
      'statement',
    ],
    [
      'what was not asked',
      { profiles: ['periodic'] },
      practice('yes'),
      practice('no'),
      'questionId',
    ],
  ])('%s', (_, question, decided, statement, expected) => {
    const judged = judgeDisclosure(inputOf(question, decided, statement));
    expect('gap' in judged ? judged.gap : judged.problem.field).toEqual(
      expected,
    );
  });

  it('a day that was recent when it was decided on, and is shown to be older', () => {
    const recent = { answer: { type: 'date', met: { withinDays: 7 } } };
    const decided: AnswerStatement = { kind: 'date', value: '2026-02-25' };
    const older: AnswerStatement = { kind: 'date', value: '2025-02-25' };
    expect(judgeDisclosure(inputOf(recent, decided, older))).toEqual({
      gap: { level: 'HIGH', gate: 'blocking' },
    });
  });

  it('of one covered entity, by the answer that it has of its own', () => {
    const change: Partial<DisclosureInput> = {
      covered: [{ entityRef: ENTITY }, { entityRef: OTHER }],
      exceptions: [
        {
          questionId: 'rollback',
          entityRef: OTHER,
          statement: practice('no'),
          evidence: [],
          answeredBy: 'user:default/tom',
          answeredAt: '2026-03-01T09:00:00.000Z',
        },
      ],
    };
    const judged = (coveredEntityRef: string) =>
      judgeDisclosure(
        inputOf({}, practice('yes'), practice('no'), {
          ...change,
          coveredEntityRef,
        }),
      );
    expect(judged(ENTITY)).toMatchObject({ gap: { level: 'HIGH' } });
    expect(judged(OTHER)).toMatchObject({ problem: { field: 'statement' } });
  });
});

function disclosure(change: Partial<Disclosure> = {}): Disclosure {
  return {
    id: 'g1',
    reviewId: 'r1',
    decisionId: 'd1',
    questionId: 'rollback',
    statement: practice('no'),
    level: 'HIGH',
    gate: 'blocking',
    disclosedBy: 'user:default/nadia',
    disclosedAt: '2026-03-10T23:30:00.000Z',
    ...change,
  };
}

describe('when a disclosure counts', () => {
  it.each<[Partial<Disclosure>, string | undefined]>([
    [{}, '2026-03-26'],
    [{ disclosedAt: NOW }, '2026-03-25'],
    [{ level: 'MEDIUM' }, undefined],
    [{ gate: 'conditional' }, undefined],
  ])('%j: from %s', (change, day) => {
    expect(
      disclosureCountsFrom(disclosure(change), {
        graceDays: 14,
        timeZone: 'Europe/Berlin',
      }),
    ).toBe(day);
  });
});

describe('what a standing takes of a disclosure', () => {
  const approved = (
    change: Partial<FindingDisposition>,
  ): FindingDisposition => ({
    id: 'a1',
    type: 'acceptance',
    state: 'approved',
    revision: 2,
    entityRef: ENTITY,
    checklistId: 'launch',
    questionId: 'rollback',
    reviewId: 'r1',
    level: 'HIGH',
    text: 'It is rebuilt next quarter',
    until: '2026-03-31',
    proposedBy: 'user:default/tom',
    proposedAt: '2026-03-11T09:00:00.000Z',
    decidedBy: 'user:default/omar',
    decidedAt: '2026-03-12T09:00:00.000Z',
    postponements: [],
    ...change,
  });
  const acceptance = {
    questionId: 'rollback',
    level: 'HIGH',
    approverRef: 'user:default/omar',
    expiresOn: '2026-03-31',
  };
  const mitigation = (
    residualLevel: FindingDisposition['residualLevel'],
  ): FindingDisposition => approved({ type: 'mitigation', residualLevel });

  it.each<[string, FindingDisposition[], string, string, object[]]>([
    ['nothing', [], '2026-03-20', 'stops', []],
    ['an acceptance', [approved({})], '2026-03-20', 'none', [acceptance]],
    [
      'an acceptance that ran out',
      [approved({})],
      '2026-04-01',
      'stops',
      [acceptance],
    ],
    [
      'an acceptance of a lower risk',
      [approved({ level: 'MEDIUM' })],
      '2026-03-20',
      'stops',
      [],
    ],
    [
      'an acceptance by who disclosed it',
      [approved({ decidedBy: 'user:default/nadia' })],
      '2026-03-20',
      'stops',
      [],
    ],
    [
      'an acceptance that had run out before',
      [approved({ until: '2026-03-09' })],
      '2026-03-20',
      'stops',
      [],
    ],
    [
      'an acceptance of one covered entity alone',
      [approved({ coveredEntityRef: OTHER })],
      '2026-03-20',
      'stops',
      [],
    ],
    [
      'an acceptance that is only asked for',
      [approved({ state: 'asked', decidedBy: undefined })],
      '2026-03-20',
      'stops',
      [],
    ],
    [
      'an action',
      [approved({ type: 'action', state: 'open' })],
      '2026-03-20',
      'stops',
      [],
    ],
    [
      'a mitigation that leaves a medium risk',
      [mitigation('MEDIUM')],
      '2026-03-20',
      'condition',
      [],
    ],
    [
      'a mitigation that leaves nothing',
      [mitigation('NONE')],
      '2026-03-20',
      'none',
      [],
    ],
  ])('%s', (_, dispositions, day, cell, acceptances) => {
    const taken = standingGaps({
      gaps: [],
      disclosures: [disclosure()],
      dispositions,
      entityRef: ENTITY,
      now: new Date(`${day}T09:00:00.000Z`),
      timeZone: 'Europe/Berlin',
    });
    expect(taken.disclosedGaps).toEqual([
      {
        questionId: 'rollback',
        cell,
        disclosedAt: '2026-03-10T23:30:00.000Z',
      },
    ]);
    expect(taken.acceptances).toEqual(acceptances);
    expect(taken.mitigations).toHaveLength(
      dispositions.filter(({ type }) => type === 'mitigation').length,
    );
  });

  it('what covers a gap that was known too counts once, by the greater risk', () => {
    const taken = standingGaps({
      gaps: [{ questionId: 'rollback', level: 'MEDIUM', dispositionId: 'a1' }],
      disclosures: [disclosure()],
      dispositions: [approved({})],
      entityRef: ENTITY,
      now: new Date('2026-03-20T09:00:00.000Z'),
      timeZone: 'Europe/Berlin',
    });
    expect(taken.acceptances).toEqual([acceptance]);
  });
});
