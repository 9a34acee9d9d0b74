import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';
import { isCalendarDay } from '../review/isCalendarDay';

const DAY_MS = 86_400_000;

/** The instant at which a day starts in UTC, where all days are of one length; in milliseconds. */
function utcStartOf(day: string): number {
  if (!isCalendarDay(day)) {
    throw new InputError(`Not a day: "${day}"`);
  }
  return Date.parse(`${day}T00:00:00.000Z`);
}

function startOf(day: string, timeZone: string): DateTime {
  const start = DateTime.fromFormat(day, 'yyyy-MM-dd', {
    zone: timeZone,
    locale: 'en',
  });
  if (!start.isValid) {
    throw new InputError(
      `Not a day in a time zone: "${day}" in "${timeZone}" (${start.invalidExplanation})`,
    );
  }
  return start;
}

function inZone(instant: Date | string, timeZone: string): DateTime {
  const local =
    typeof instant === 'string'
      ? DateTime.fromISO(instant, { zone: timeZone })
      : DateTime.fromJSDate(instant, { zone: timeZone });
  if (!local.isValid) {
    throw new InputError(
      `Not an instant in a time zone: "${instant}" in "${timeZone}" (${local.invalidExplanation})`,
    );
  }
  return local;
}

function format(day: DateTime): string {
  return day.toISODate()!;
}

/** The first instant of a day in a time zone. @internal */
export function startOfDay(day: string, timeZone: string): Date {
  return startOf(day, timeZone).startOf('day').toJSDate();
}

/** The first instant after a day in a time zone: what is due on the day is late from here on. @internal */
export function endOfDay(day: string, timeZone: string): Date {
  return startOf(day, timeZone).plus({ days: 1 }).startOf('day').toJSDate();
}

/** The day, YYYY-MM-DD, that an instant falls on in a time zone; throws InputError where one cannot be read. @internal */
export function dayOf(instant: Date | string, timeZone: string): string {
  return format(inZone(instant, timeZone));
}

/** The day, YYYY-MM-DD, a number of days later, or earlier where negative; throws InputError on no day. @internal */
export function addDays(day: string, days: number): string {
  return new Date(utcStartOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative where `to` is earlier. @internal */
export function daysBetween(from: string, to: string): number {
  return (utcStartOf(to) - utcStartOf(from)) / DAY_MS;
}

/** The last day, YYYY-MM-DD, on which a decision of that instant holds; throws InputError where one cannot be read. @internal */
export function validUntilOf(
  decidedAt: Date | string,
  cadenceMonths: number,
  timeZone: string,
): string {
  return format(inZone(decidedAt, timeZone).plus({ months: cadenceMonths }));
}
