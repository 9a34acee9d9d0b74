import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { dayOf } from 'backstage-plugin-orr-common';

/**
 * The day, YYYY-MM-DD, that it is for the organisation: days are due and counted in its time zone, wherever somebody looks from.
 *
 * @internal
 */
export function useToday(): string {
  const timeZone = useApi(configApiRef).getOptionalString('orr.timeZone');
  return dayOf(new Date(), timeZone ?? 'UTC');
}
