import {
  paramsOfFilters,
  NO_FILTERS,
  withPlaces,
} from '../../hooks/readinessFilters';
import { ProgrammePlace } from 'backstage-plugin-orr-common';

/** The list of what a figure counts, below the page of the list. @internal */
export function placesQuery(
  places: readonly ProgrammePlace[],
  tier?: string,
): string {
  return `?${paramsOfFilters({
    ...NO_FILTERS,
    ...withPlaces(places),
    ...(tier !== undefined && { tier: [tier] }),
  })}`;
}

/** A share as it is shown: never rounded up to all, nor down to nothing. @internal */
export function shareText(
  covered: number,
  inScope: number,
): string | undefined {
  if (inScope === 0) {
    return undefined;
  }
  const percent = Math.round((covered / inScope) * 100);
  const isWhole = covered === 0 || covered === inScope;
  return `${isWhole ? percent : Math.min(99, Math.max(1, percent))} %`;
}
