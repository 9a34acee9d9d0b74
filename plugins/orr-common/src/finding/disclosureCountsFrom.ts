import { addDays, dayOf } from '../scoring/dayBoundary';
import { gateCell } from '../scoring/gate';
import { Disclosure } from './disclosure';

/**
 * The first day on which an open disclosure that nothing covers makes its entity not ready; none where its gap only calls
 * for a condition, or for less.
 *
 * @internal
 */
export function disclosureCountsFrom(
  { level, gate, disclosedAt }: Disclosure,
  { graceDays, timeZone }: { graceDays: number; timeZone: string },
): string | undefined {
  return gateCell(level, gate) === 'stops'
    ? addDays(dayOf(disclosedAt, timeZone), graceDays + 1)
    : undefined;
}
