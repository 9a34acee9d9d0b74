import {
  EXEMPTION_STATES,
  ExemptionAct,
  exemptionAfter,
  exemptionRange,
  exemptionRefusal,
  exemptionStateOn,
  exemptionUntilProblem,
} from './exemption';

const moment = {
  // In Berlin it is the second of March already.
  now: new Date('2026-03-01T23:30:00.000Z'),
  timeZone: 'Europe/Berlin',
};

describe('an exemption', () => {
  it('moves only as the table says', () => {
    const acts: ExemptionAct[] = ['approve', 'refuse', 'withdraw', 'end'];
    const moves = EXEMPTION_STATES.flatMap(state =>
      acts.flatMap(act => {
        const next = exemptionAfter(state, act);
        return next ? [`${state} ${act} ${next}`] : [];
      }),
    );
    expect(moves).toEqual([
      'asked approve approved',
      'asked refuse refused',
      'asked withdraw withdrawn',
      'approved withdraw ended',
      'approved end ended',
    ]);
  });

  it('has ended once its last day has passed', () => {
    const approved = { state: 'approved' as const, until: '2026-03-31' };
    expect(exemptionStateOn(approved, '2026-03-31')).toBe('approved');
    expect(exemptionStateOn(approved, '2026-04-01')).toBe('ended');
    expect(
      exemptionStateOn({ ...approved, state: 'asked' }, '2026-04-01'),
    ).toBe('asked');
  });

  it.each([
    ['2026-03-02', undefined],
    ['2027-03-03', undefined],
    ['2026-03-01', 'must not lie in the past: today is 2026-03-02'],
    ['2027-03-04', 'must lie at most 366 days ahead: 2027-03-03 at the latest'],
    ['2026-02-30', 'must be a day, written YYYY-MM-DD'],
    ['soon', 'must be a day, written YYYY-MM-DD'],
  ])('until %s: %s', (until, problem) => {
    expect(exemptionUntilProblem(until, moment)).toBe(problem);
  });

  it('offers the days on which it may end', () => {
    expect(exemptionRange(moment)).toEqual({
      from: '2026-03-02',
      to: '2027-03-03',
    });
  });

  it('is decided by somebody else than who asked', () => {
    const asked = { askedBy: 'user:default/Nadia' };
    expect(exemptionRefusal(asked, 'user:default/nadia')).toBe('isAsker');
    expect(exemptionRefusal(asked, 'user:default/omar')).toBeUndefined();
  });
});
