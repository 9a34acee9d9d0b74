import { isCalendarDay } from '../review/isCalendarDay';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
/** With dots the day comes first everywhere; with slashes nobody can tell. */
const DAY_FIRST = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const DAY_AND_NAME = /^(\d{1,2})[- .]+([a-z]{3,9})[-, .]+(\d{4})$/i;
const NAME_AND_DAY = /^([a-z]{3,9})[ .]+(\d{1,2})[, ]+(\d{4})$/i;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A day as people and spreadsheets write it, as YYYY-MM-DD; undefined where it cannot be told which one it is. @internal */
export function readDay(cell: string): string | undefined {
  const text = cell.trim();
  const [, year, month, day] =
    YEAR_FIRST.exec(text) ??
    turned(DAY_FIRST.exec(text)) ??
    named(DAY_AND_NAME.exec(text), { day: 1, month: 2 }) ??
    named(NAME_AND_DAY.exec(text), { day: 2, month: 1 }) ??
    [];
  if (!year) {
    return undefined;
  }
  const iso = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isCalendarDay(iso) ? iso : undefined;
}

function turned(match: RegExpExecArray | null): string[] | undefined {
  return match ? [match[0], match[3], match[2], match[1]] : undefined;
}

function named(
  match: RegExpExecArray | null,
  at: { day: number; month: number },
): string[] | undefined {
  const name = match?.[at.month].toLowerCase();
  const month = MONTHS.findIndex(one => name && one.startsWith(name)) + 1;
  return match && month
    ? [match[0], match[3], String(month), match[at.day]]
    : undefined;
}
