import { DateTime } from 'luxon';

/** The time of an instant as on a clock, with its day where that is not today. @internal */
export function clockTime(
  instant: string | Date,
  now = DateTime.now(),
): string {
  const time =
    typeof instant === 'string'
      ? DateTime.fromISO(instant)
      : DateTime.fromJSDate(instant);
  const format = time.hasSame(now, 'day')
    ? DateTime.TIME_24_SIMPLE
    : DateTime.DATETIME_SHORT;
  return time.toLocaleString(format);
}
