import { isCalendarDay } from 'backstage-plugin-orr-common';

/** A day that a URL names; what is none is left out. @internal */
export function dayParam(
  params: URLSearchParams,
  name: string,
): string | undefined {
  const day = params.get(name);
  return day && isCalendarDay(day) ? day : undefined;
}
