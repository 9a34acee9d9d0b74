import { InputError } from '@backstage/errors';
import {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  startOfDay,
  validUntilOf,
} from './dayBoundary';

describe('days in a time zone', () => {
  it.each([
    [
      '2026-03-29',
      'Europe/Berlin',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ],
    [
      '2026-10-25',
      'Europe/Berlin',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ],
    [
      '2026-03-08',
      'America/Los_Angeles',
      '2026-03-08T08:00:00.000Z',
      '2026-03-09T07:00:00.000Z',
    ],
    [
      '2026-04-23',
      'Africa/Cairo',
      '2026-04-22T22:00:00.000Z',
      '2026-04-23T22:00:00.000Z',
    ],
    [
      '2026-12-31',
      'UTC',
      '2026-12-31T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ],
  ])('%s in %s runs from %s until before %s', (day, timeZone, start, end) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(start);
    expect(endOfDay(day, timeZone).toISOString()).toBe(end);
    expect(dayOf(new Date(start), timeZone)).toBe(day);
    expect(dayOf(new Date(Date.parse(end) - 1), timeZone)).toBe(day);
    expect(dayOf(end, timeZone)).toBe(addDays(day, 1));
  });

  it('counts days over months and changes of clocks', () => {
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-04-01', '2026-03-31')).toBe(-1);
  });

  it.each([
    ['2026-01-31T10:00:00Z', 1, 'Europe/Berlin', '2026-02-28'],
    ['2026-06-13T23:30:00Z', 12, 'Europe/Berlin', '2027-06-14'],
    ['2026-06-13T02:00:00Z', 12, 'America/Los_Angeles', '2027-06-12'],
    ['2024-02-29T10:00:00Z', 12, 'UTC', '2025-02-28'],
  ])(
    'a decision of %s holds %i months in %s: until %s',
    (decidedAt, months, timeZone, day) => {
      expect(validUntilOf(decidedAt, months, timeZone)).toBe(day);
      expect(validUntilOf(new Date(decidedAt), months, timeZone)).toBe(day);
    },
  );

  it('refuses what is no day, no instant or no time zone', () => {
    expect(() => endOfDay('2026-02-30', 'UTC')).toThrow(InputError);
    expect(() => startOfDay('2026-02-20', 'Europe/Nowhere')).toThrow(
      InputError,
    );
    expect(() => dayOf('soon', 'UTC')).toThrow(InputError);
    expect(() => validUntilOf(new Date(NaN), 12, 'UTC')).toThrow(InputError);
  });
});
