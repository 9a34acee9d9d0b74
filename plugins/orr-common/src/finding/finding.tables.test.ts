import { ChecklistDocument } from '../checklist/checklistDocument';
import {
  dispositionAfter,
  DispositionAct,
  dispositionRefusal,
  DISPOSITION_STATES,
  FindingDisposition,
  firstStateOf,
  governingDisposition,
  judgedDispositions,
  proposalProblem,
  residualLevelProblem,
  standingDispositions,
} from '.';

const TODAY = '2026-03-10';
const CHECKLIST = { acceptanceLimitDays: 30 } as ChecklistDocument;

function disposition(change: Partial<FindingDisposition>): FindingDisposition {
  return {
    id: 'd1',
    type: 'acceptance',
    state: 'approved',
    revision: 1,
    entityRef: 'component:default/checkout',
    checklistId: 'launch',
    questionId: 'rollback',
    reviewId: 'r1',
    level: 'HIGH',
    text: 'It is rebuilt next quarter',
    until: '2026-03-20',
    proposedBy: 'user:default/tom',
    proposedAt: '2026-03-01T09:00:00.000Z',
    decidedBy: 'user:default/omar',
    decidedAt: '2026-03-02T09:00:00.000Z',
    postponements: [],
    ...change,
  };
}

const action = (change: Partial<FindingDisposition>) =>
  disposition({
    id: 'a1',
    type: 'action',
    state: 'open',
    ownerRef: 'group:default/payments',
    decidedBy: undefined,
    decidedAt: undefined,
    ...change,
  });
const mitigation = (change: Partial<FindingDisposition>) =>
  disposition({
    id: 'm1',
    type: 'mitigation',
    residualLevel: 'LOW',
    ...change,
  });

describe('what becomes of a disposition', () => {
  const acts: DispositionAct[] = [
    'finish',
    'drop',
    'approve',
    'refuse',
    'withdraw',
    'end',
  ];
  it.each([
    ['open', { finish: 'done', drop: 'dropped' }],
    [
      'asked',
      { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
    ],
    ['approved', { end: 'ended' }],
    ['done', {}],
    ['dropped', {}],
    ['refused', {}],
    ['withdrawn', {}],
    ['ended', {}],
  ] as const)('from %s', (state, wanted) => {
    const possible = acts.flatMap(act => {
      const after = dispositionAfter(state, act);
      return after ? [[act, after]] : [];
    });
    expect(Object.fromEntries(possible)).toEqual(wanted);
    expect(DISPOSITION_STATES).toContain(state);
  });

  it('begins open as an action, and asked for otherwise', () => {
    expect(
      (['action', 'mitigation', 'acceptance'] as const).map(firstStateOf),
    ).toEqual(['open', 'asked', 'asked']);
  });
});

describe('which disposition of a gap governs', () => {
  it.each<[string, FindingDisposition[], string | undefined]>([
    ['none', [], undefined],
    ['one that is asked for', [disposition({ state: 'asked' })], undefined],
    ['one that was refused', [disposition({ state: 'refused' })], undefined],
    ['one that was ended', [disposition({ state: 'ended' })], undefined],
    ['an acceptance on its last day', [disposition({ until: TODAY })], 'd1'],
    [
      'an acceptance before a mitigation',
      [mitigation({}), disposition({})],
      'd1',
    ],
    [
      'a mitigation where the acceptance has run out',
      [disposition({ until: '2026-03-09' }), mitigation({})],
      'm1',
    ],
    ['a mitigation before an action', [action({}), mitigation({})], 'm1'],
    [
      'the action that is due first',
      [action({ id: 'late', until: '2026-04-01' }), action({})],
      'a1',
    ],
    [
      'an action before what has run out',
      [disposition({ until: '2026-03-09' }), action({})],
      'a1',
    ],
    ['no action of the backlog', [action({ until: undefined })], undefined],
    ['no action that is done', [action({ state: 'done' })], undefined],
    [
      'what ran out, where there is nothing else',
      [disposition({ until: '2026-03-09' })],
      'd1',
    ],
    [
      'the acceptance that was granted last',
      [
        disposition({}),
        disposition({ id: 'd2', decidedAt: '2026-03-03T09:00:00.000Z' }),
      ],
      'd2',
    ],
  ])('%s', (_what, dispositions, id) => {
    expect(governingDisposition(dispositions, TODAY)?.id).toBe(id);
    expect(governingDisposition([...dispositions].reverse(), TODAY)?.id).toBe(
      id,
    );
  });

  it('keeps those of a covered entity apart from the common ones', () => {
    const coveredEntityRef = 'component:default/refunds';
    const both = [
      disposition({}),
      mitigation({ coveredEntityRef, questionId: 'runbook' }),
    ];
    expect(judgedDispositions(both)).toEqual({
      rollback: [
        {
          id: 'd1',
          type: 'accepted',
          level: 'HIGH',
          approverRef: 'user:default/omar',
          approverMayAccept: true,
          expiresOn: '2026-03-20',
        },
      ],
    });
    expect(judgedDispositions(both, { coveredEntityRef })).toEqual({
      runbook: [
        {
          id: 'm1',
          type: 'mitigated',
          level: 'HIGH',
          authorRef: 'user:default/tom',
          confirmedBy: 'user:default/omar',
          residualLevel: 'LOW',
          reviewOn: '2026-03-20',
        },
      ],
    });
  });
});

describe('what keeps a disposition from being proposed', () => {
  const draft = {
    level: 'HIGH' as const,
    checklist: CHECKLIST,
    today: TODAY,
    until: '2026-03-20',
  };
  it.each([
    ['an answer that is missing', { level: 'UNANSWERED' }, 'questionId'],
    ['no gap', { level: 'NONE' }, 'questionId'],
    ['what does not apply', { level: 'NOT_APPLICABLE' }, 'questionId'],
    ['what only informs', { level: undefined }, 'questionId'],
    ['an action of nobody', { type: 'action' }, 'ownerRef'],
    [
      'an acceptance with an owner',
      { ownerRef: 'user:default/tom' },
      'ownerRef',
    ],
    ['an acceptance with an effort', { effort: 'low' }, 'effort'],
    ['an acceptance with a ticket', { url: 'https://example.org' }, 'url'],
    ['a day in the past', { until: '2026-03-09' }, 'until'],
    ['no day of the calendar', { until: '2026-02-30' }, 'until'],
    ['an acceptance without end', { until: undefined }, 'until'],
    ['an acceptance past the limit', { until: '2026-04-10' }, 'until'],
    [
      'a mitigation past the limit',
      { type: 'mitigation', until: '2026-04-10' },
      'until',
    ],
    [
      'a high gap in the backlog',
      { type: 'action', ownerRef: 'user:default/tom', until: undefined },
      'until',
    ],
  ])('%s', (_what, change, field) => {
    expect(
      proposalProblem({ type: 'acceptance', ...draft, ...(change as {}) })
        ?.field,
    ).toBe(field);
  });

  it.each([
    ['an acceptance on the last day there is', { until: '2026-04-09' }],
    ['an acceptance until today', { until: TODAY }],
    [
      'an action as late as anybody likes',
      { type: 'action', ownerRef: 'user:default/tom', until: '2027-01-01' },
    ],
    [
      'a medium gap in the backlog',
      {
        type: 'action',
        level: 'MEDIUM',
        ownerRef: 'user:default/tom',
        until: undefined,
      },
    ],
  ])('nothing: %s', (_what, change) => {
    expect(
      proposalProblem({ type: 'acceptance', ...draft, ...(change as {}) }),
    ).toBeUndefined();
  });
});

describe('who may approve', () => {
  it.each([
    ['user:default/omar', undefined],
    ['user:default/TOM', 'isProposer'],
    ['user:default/nadia', 'isAnswerer'],
  ])('%s', (deciderRef, refusal) => {
    expect(
      dispositionRefusal({
        disposition: disposition({ state: 'asked' }),
        answeredBy: 'User:default/nadia',
        deciderRef,
      }),
    ).toBe(refusal);
  });

  it('approves no action', () => {
    expect(
      dispositionRefusal({
        disposition: action({}),
        deciderRef: 'user:default/omar',
      }),
    ).toBe('isAction');
  });

  it.each([
    ['NONE', 'HIGH', true],
    ['HIGH', 'HIGH', true],
    ['HIGH', 'MEDIUM', false],
    ['MEDIUM', 'LOW', false],
    [undefined, 'HIGH', false],
  ] as const)('leaves %s of %s: %s', (residual, level, allowed) => {
    expect(residualLevelProblem(residual, level) === undefined).toBe(allowed);
  });
});

describe('what a standing rests on', () => {
  const of = (
    dispositions: FindingDisposition[],
    gap: { dispositionId?: string; coveredEntityRef?: string } = {
      dispositionId: 'd1',
    },
  ) =>
    standingDispositions({
      gaps: [{ questionId: 'rollback', level: 'HIGH', ...gap }],
      dispositions,
      entityRef: 'component:default/checkout',
      now: new Date('2026-03-10T09:00:00.000Z'),
      timeZone: 'UTC',
    });
  const none = { acceptances: [], mitigations: [] };

  it('an acceptance, with the level that is accepted', () => {
    expect(of([disposition({})])).toEqual({
      acceptances: [
        {
          questionId: 'rollback',
          level: 'HIGH',
          approverRef: 'user:default/omar',
          expiresOn: '2026-03-20',
        },
      ],
      mitigations: [],
    });
  });

  it('nothing that was decided about a gap only later', () => {
    expect(of([disposition({})], {})).toEqual(none);
    expect(of([action({})], { dispositionId: 'a1' })).toEqual(none);
  });

  it('an acceptance that was granted anew', () => {
    const renewed = disposition({
      id: 'd2',
      until: '2026-06-01',
      decidedAt: '2026-03-09T09:00:00.000Z',
    });
    expect(
      of([disposition({ until: '2026-03-08' }), renewed]).acceptances,
    ).toMatchObject([{ expiresOn: '2026-06-01' }]);
  });

  it('one that has run out, however much work is under way', () => {
    expect(
      of([disposition({ until: '2026-03-08' }), action({})]).acceptances,
    ).toMatchObject([{ expiresOn: '2026-03-08' }]);
  });

  it('one that was ended, as if it had run out the day before', () => {
    const ended = disposition({
      state: 'ended',
      closedAt: '2026-03-10T08:00:00.000Z',
    });
    expect(of([ended]).acceptances).toMatchObject([
      { expiresOn: '2026-03-09' },
    ]);
  });

  it('a mitigation in its place', () => {
    expect(of([disposition({ until: '2026-03-08' }), mitigation({})])).toEqual({
      acceptances: [],
      mitigations: [
        {
          questionId: 'rollback',
          residualLevel: 'LOW',
          confirmedBy: 'user:default/omar',
          reviewOn: '2026-03-20',
        },
      ],
    });
  });

  it('of a covered entity what is its own', () => {
    const coveredEntityRef = 'component:default/refunds';
    expect(
      of([disposition({ coveredEntityRef })], {
        dispositionId: 'd1',
        coveredEntityRef,
      }),
    ).toEqual(none);
  });
});
