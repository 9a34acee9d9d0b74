import { DateTime } from 'luxon';

const HOUR = 8;

/** The latest Monday, YYYY-MM-DD, whose morning has come to eight o'clock in a time zone. @internal */
export function digestWeekOf(now: Date, timeZone: string): string {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  // By the clock on the wall, however many hours the days between had.
  const monday = local.startOf('week').set({ hour: HOUR });
  return (local < monday ? monday.minus({ weeks: 1 }) : monday).toFormat(
    'yyyy-MM-dd',
  );
}
