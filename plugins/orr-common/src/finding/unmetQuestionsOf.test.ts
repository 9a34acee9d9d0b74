import { ChecklistDocument } from '../checklist/checklistDocument';
import { Level } from '../review/disposition';
import { Disclosure } from './disclosure';
import { FindingDisposition } from './findingDisposition';
import { UnmetQuestionsInput, unmetQuestionsOf } from './unmetQuestionsOf';

const ENTITY = 'component:default/checkout';
const OTHER = 'component:default/search';
const DECIDED = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-08T09:00:00.000Z';

function checklistOf(...ids: string[]): ChecklistDocument {
  return {
    sections: [
      {
        id: 's',
        title: 'S',
        questions: ids.map(id => ({
          id,
          area: 'Release',
          risk: 'high',
          profiles: ['launch'],
          answer: { type: 'practice' },
        })),
      },
    ],
  } as unknown as ChecklistDocument;
}

function inputOf(change: Partial<UnmetQuestionsInput>): UnmetQuestionsInput {
  return {
    checklist: checklistOf('q'),
    decision: { decidedAt: DECIDED, reviewKind: 'launch', conditions: [] },
    levels: { q: 'HIGH' },
    entityRef: ENTITY,
    entity: { kind: 'Component' },
    disclosures: [],
    dispositions: [],
    contradictions: [],
    now: new Date('2026-03-10T09:00:00.000Z'),
    timeZone: 'Europe/Berlin',
    ...change,
  };
}

function withGap(
  dispositions: Partial<FindingDisposition>[],
  change: object = {},
): Partial<UnmetQuestionsInput> {
  return {
    decision: {
      decidedAt: DECIDED,
      reviewKind: 'launch',
      conditions: [],
      gaps: [{ questionId: 'q', level: 'HIGH', dispositionId: 'd', ...change }],
    },
    dispositions: dispositions.map(item => ({
      id: 'd',
      state: 'approved',
      questionId: 'q',
      level: 'HIGH',
      decidedBy: 'user:default/omar',
      decidedAt: DECIDED,
      proposedAt: DECIDED,
      until: '2026-03-10',
      ...item,
    })) as FindingDisposition[],
  };
}

function withCondition(condition: object): Partial<UnmetQuestionsInput> {
  return {
    decision: {
      decidedAt: DECIDED,
      reviewKind: 'launch',
      conditions: [
        {
          id: 'c',
          questionId: 'q',
          text: 'Do it',
          ownerRef: 'group:default/payments',
          dueOn: '2026-03-20',
          ...condition,
        },
      ],
      gaps: [{ questionId: 'q', level: 'HIGH' }],
    },
  };
}

const disclosed = (change: Partial<Disclosure> = {}): Disclosure => ({
  id: 'x',
  reviewId: 'r',
  decisionId: 'd',
  questionId: 'q',
  statement: { kind: 'practice', value: 'no' },
  level: 'HIGH',
  gate: 'blocking',
  disclosedBy: 'user:default/nadia',
  disclosedAt: LATER,
  ...change,
});

const signal = (change: object = {}) => [
  { questionId: 'q', policy: 'flag' as const, since: LATER, ...change },
];

/** What becomes of one question: state, level, since, whether a signal disagrees. */
function standOf(change: Partial<UnmetQuestionsInput>) {
  return unmetQuestionsOf(inputOf(change)).map(
    ({ state, level, since, contradicted }) =>
      [
        state,
        level,
        since === DECIDED ? 'decided' : 'later',
        contradicted,
      ].join(' '),
  )[0];
}

const levels = (level: Level) => ({ levels: { q: level } });

describe('unmetQuestionsOf', () => {
  it.each<[string, Partial<UnmetQuestionsInput>, string | undefined]>([
    ['a met question', levels('NONE'), undefined],
    ['a gap', {}, 'open HIGH decided false'],
    ['no answer', levels('UNANSWERED'), 'unanswered UNANSWERED decided false'],
    [
      'one that does not apply',
      levels('NOT_APPLICABLE'),
      'notApplicable NOT_APPLICABLE decided false',
    ],
    [
      'one that was not asked',
      { levels: {} },
      'notAsked NOT_APPLICABLE decided false',
    ],
    ['an action', withGap([]), 'action HIGH decided false'],
    [
      'an acceptance until today',
      withGap([{ type: 'acceptance' }]),
      'accepted HIGH decided false',
    ],
    [
      'an acceptance until yesterday',
      withGap([{ type: 'acceptance', until: '2026-03-09' }]),
      'open HIGH decided false',
    ],
    [
      'an acceptance that was ended',
      withGap([{ type: 'acceptance', state: 'ended', closedAt: LATER }]),
      'open HIGH decided false',
    ],
    [
      'an acceptance that the decision did not rest on',
      withGap([{ type: 'acceptance' }], { dispositionId: undefined }),
      'open HIGH decided false',
    ],
    [
      'a contingency that leaves a low risk',
      withGap([{ type: 'mitigation', residualLevel: 'LOW' }]),
      'mitigated LOW decided false',
    ],
    [
      'a contingency that leaves no risk',
      withGap([{ type: 'mitigation', residualLevel: 'NONE' }]),
      undefined,
    ],
    ['a condition', withCondition({}), 'action HIGH decided false'],
    ['a condition that was met', withCondition({ metAt: LATER }), undefined],
    [
      'a condition of somebody else',
      withCondition({ metAt: LATER, entityRefs: [OTHER] }),
      'open HIGH decided false',
    ],
    [
      'a condition on no answer',
      { ...withCondition({}), ...levels('UNANSWERED') },
      'action UNANSWERED decided false',
    ],
    [
      'a gap that was disclosed',
      { ...levels('NONE'), disclosures: [disclosed()] },
      'disclosed HIGH later false',
    ],
    [
      'the worse of two that were disclosed',
      {
        ...levels('NONE'),
        disclosures: [disclosed({ level: 'LOW' }), disclosed()],
      },
      'disclosed HIGH later false',
    ],
    [
      'a disclosure of what the decision knew',
      { disclosures: [disclosed({ level: 'MEDIUM' })] },
      'open HIGH decided false',
    ],
    [
      'a disclosure of more than the decision knew',
      { ...levels('LOW'), disclosures: [disclosed()] },
      'disclosed HIGH later false',
    ],
    [
      'a signal against a met question',
      { ...levels('NONE'), contradictions: signal() },
      'contradicted NONE later true',
    ],
    [
      'a signal against a gap',
      { contradictions: signal() },
      'open HIGH decided true',
    ],
    [
      'a signal that was responded to',
      { ...levels('NONE'), contradictions: signal({ answeredAt: LATER }) },
      undefined,
    ],
  ])('tells of %s', (_, change, wanted) => {
    expect(standOf(change)).toBe(wanted);
  });

  it('takes the answer of its own before that of all', () => {
    const gaps = [
      { questionId: 'q', level: 'HIGH' as const, coveredEntityRef: OTHER },
      { questionId: 'q', level: 'MEDIUM' as const, coveredEntityRef: ENTITY },
      { questionId: 'q', level: 'LOW' as const },
    ];
    const decision = inputOf({}).decision;
    expect(
      standOf({ levels: undefined, decision: { ...decision, gaps } }),
    ).toBe('open MEDIUM decided false');
  });

  it('tells of an older decision what its gaps tell', () => {
    const decision = {
      ...inputOf({}).decision,
      gaps: [{ questionId: 'b', level: 'LOW' as const }],
    };
    const checklist = checklistOf('a', 'b', 'c');
    Object.assign(checklist.sections[0].questions[2], {
      appliesTo: { kind: 'API' },
    });
    expect(
      unmetQuestionsOf(inputOf({ levels: undefined, decision, checklist })).map(
        ({ questionId, state }) => [questionId, state],
      ),
    ).toEqual([
      ['b', 'open'],
      ['c', 'notAsked'],
    ]);
  });

  it('says of an older decision that what is for new entities only was not asked', () => {
    expect(
      unmetQuestionsOf(
        inputOf({
          levels: undefined,
          checklist: checklistOf('a', 'b'),
          sparedQuestionIds: ['b'],
        }),
      ).map(({ questionId, state }) => [questionId, state]),
    ).toEqual([['b', 'notAsked']]);
  });

  it('leaves out what can show no level', () => {
    const checklist = checklistOf('q');
    Object.assign(checklist.sections[0].questions[0], {
      answer: { type: 'text' },
    });
    expect(unmetQuestionsOf(inputOf({ checklist, levels: {} }))).toEqual([]);
  });
});
