import { digestWeekOf } from './digestWeek';

describe('digestWeekOf', () => {
  it.each([
    // Winter time until the last Sunday of March.
    ['2026-03-23T06:59:59.000Z', '2026-03-16'],
    ['2026-03-23T07:00:00.000Z', '2026-03-23'],
    ['2026-03-29T21:59:00.000Z', '2026-03-23'],
    ['2026-03-30T05:59:59.000Z', '2026-03-23'],
    ['2026-03-30T06:00:00.000Z', '2026-03-30'],
    // And again from the last Sunday of October.
    ['2026-10-26T06:59:59.000Z', '2026-10-19'],
    ['2026-10-26T07:00:00.000Z', '2026-10-26'],
    ['2027-01-01T12:00:00.000Z', '2026-12-28'],
  ])('is, at %s in Berlin, that of %s', (now, week) => {
    expect(digestWeekOf(new Date(now), 'Europe/Berlin')).toBe(week);
  });

  it('goes by the zone of the organisation', () => {
    const now = new Date('2026-03-02T00:00:00.000Z');
    expect(digestWeekOf(now, 'Pacific/Auckland')).toBe('2026-03-02');
    expect(digestWeekOf(now, 'America/Los_Angeles')).toBe('2026-02-23');
  });
});
