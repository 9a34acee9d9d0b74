import { DateTime } from 'luxon';
import { relativeDate } from './relativeDate';

const now = DateTime.fromISO('2026-03-10T23:30:00', { zone: 'Europe/Berlin' });
const justNow = 'just now';

describe('relativeDate', () => {
  it.each([
    ['2026-03-10', 'today', 'March 10, 2026'],
    ['2026-03-11', 'tomorrow', 'March 11, 2026'],
    ['2026-03-07', '3 days ago', 'March 7, 2026'],
    ['2026-03-22', 'in 12 days', 'March 22, 2026'],
    ['2026-09-10', 'in 6 months', 'September 10, 2026'],
  ])('compares the day %s by the calendar', (date, words, full) => {
    expect(relativeDate(date, { now, locale: 'en', justNow })).toEqual({
      words,
      full,
    });
  });

  it('compares instants to the hour, in the zone of the viewer', () => {
    const { words, full } = relativeDate('2026-03-10T20:30:00.000Z', {
      now,
      locale: 'en',
      justNow,
    });

    expect(words).toBe('2 hours ago');
    expect(full).toContain('March 10, 2026');
    expect(full).toContain('9:30');
  });

  it.each(['2026-03-10T22:29:30.000Z', '2026-03-10T22:30:20.000Z'])(
    'says of %s, some seconds away, that it is just now',
    date => {
      expect(relativeDate(date, { now, locale: 'en', justNow }).words).toBe(
        'just now',
      );
    },
  );

  it('speaks the language of the app', () => {
    expect(
      relativeDate('2026-03-11', { now, locale: 'de', justNow }).words,
    ).toBe('morgen');
  });
});
