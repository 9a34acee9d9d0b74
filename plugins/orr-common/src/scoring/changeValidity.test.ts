import {
  changeValidUntilOf,
  decisionValidUntilOf,
  hasChangeExpired,
} from './changeValidity';

const change = {
  kind: 'release' as const,
  title: 'Checkout 4.2',
  url: 'https://example.org/4.2',
  plannedOn: '2026-12-28',
};

describe('how long a decision on a change holds', () => {
  it('ends a week behind the planned day, over the end of a year', () => {
    expect(changeValidUntilOf(change)).toBe('2027-01-04');
  });

  it.each([
    ['2026-12-01', false],
    ['2026-12-28', false],
    ['2027-01-04', false],
    ['2027-01-05', true],
  ])('on %s it has ended: %s', (today, expired) => {
    expect(hasChangeExpired(change, today)).toBe(expired);
  });

  it('takes the cadence for other reviews alone', () => {
    const asked = {
      decidedAt: '2026-03-02T23:30:00.000Z',
      cadenceMonths: 6,
      timeZone: 'Europe/Berlin',
    };
    expect(decisionValidUntilOf(asked)).toBe('2026-09-03');
    expect(decisionValidUntilOf({ ...asked, change })).toBe('2027-01-04');
  });
});
