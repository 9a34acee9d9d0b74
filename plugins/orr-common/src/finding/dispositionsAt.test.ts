import { dispositionsAt } from './dispositionsAt';
import { FindingDisposition } from './findingDisposition';

const AT = '2026-03-10T12:00:00.000Z';
const BEFORE = '2026-03-09T12:00:00.000Z';
const AFTER = '2026-03-11T12:00:00.000Z';

function disposition(rest: Partial<FindingDisposition>): FindingDisposition {
  return {
    id: '1',
    type: 'acceptance',
    state: 'asked',
    revision: 1,
    entityRef: 'component:default/payments',
    checklistId: 'launch',
    questionId: 'rollback',
    reviewId: 'review',
    level: 'HIGH',
    text: 'Small traffic until summer',
    until: '2026-06-30',
    proposedBy: 'user:default/ada',
    proposedAt: BEFORE,
    postponements: [],
    ...rest,
  };
}

describe('dispositionsAt', () => {
  it.each([
    ['proposed later', { proposedAt: AFTER }, undefined],
    ['waiting', {}, 'asked'],
    ['approved before', { state: 'approved', decidedAt: BEFORE }, 'approved'],
    ['approved later', { state: 'approved', decidedAt: AFTER }, 'asked'],
    [
      'ended later',
      { state: 'ended', decidedAt: BEFORE, closedAt: AFTER },
      'approved',
    ],
    [
      'approved and ended later',
      { state: 'ended', decidedAt: AFTER, closedAt: AFTER },
      'asked',
    ],
    ['withdrawn later', { state: 'withdrawn', closedAt: AFTER }, 'asked'],
    [
      'an action done later',
      { type: 'action', state: 'done', closedAt: AFTER },
      'open',
    ],
    [
      'an action done before',
      { type: 'action', state: 'done', closedAt: BEFORE },
      'done',
    ],
  ] as const)('tells how it stood: %s', (_, rest, state) => {
    expect(dispositionsAt([disposition(rest)], AT)[0]?.state).toBe(state);
  });

  it('gives an action the day that it had', () => {
    const postponement = (from: string, to: string, postponedAt: string) => ({
      from,
      to,
      postponedAt,
      reason: 'Others came first',
      postponedBy: 'user:default/ada',
    });
    const action = disposition({
      type: 'action',
      state: 'open',
      until: '2026-05-01',
      postponements: [
        postponement('2026-03-01', '2026-04-01', BEFORE),
        postponement('2026-04-01', '2026-05-01', AFTER),
      ],
    });
    expect(dispositionsAt([action], AT)[0].until).toBe('2026-04-01');
    expect(dispositionsAt([action], AFTER)[0].until).toBe('2026-05-01');
  });
});
