import { dayOf } from 'backstage-plugin-orr-common';

/** The day, YYYY-MM-DD, that it is for who looks: where the zone of the organisation is not at hand. @internal */
export function todayHere(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return dayOf(new Date(), timeZone);
}
