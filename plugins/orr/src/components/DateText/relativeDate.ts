import { DateTime } from 'luxon';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A date in words, and written out. Days without a time are compared by the calendar. @internal */
export function relativeDate(
  date: string,
  options: { now: DateTime; locale: string; justNow: string },
): { words: string; full: string } {
  const { now, locale, justNow } = options;
  if (DAY.test(date)) {
    const day = DateTime.fromISO(date, { zone: now.zone }).setLocale(locale);
    const distance = Math.abs(day.diff(now.startOf('day'), 'days').days);
    return {
      words:
        (distance < 60
          ? day.toRelativeCalendar({ base: now, unit: 'days' })
          : day.toRelative({ base: now.startOf('day') })) ?? date,
      full: day.toLocaleString(DateTime.DATE_FULL),
    };
  }
  const instant = DateTime.fromISO(date, { zone: now.zone }).setLocale(locale);
  const isNow = Math.abs(instant.diff(now, 'seconds').seconds) < 45;
  return {
    words: isNow ? justNow : instant.toRelative({ base: now }) ?? date,
    full: instant.toLocaleString(DateTime.DATETIME_FULL),
  };
}
