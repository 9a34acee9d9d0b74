import { MyReadiness, Standing } from 'backstage-plugin-orr-common';
import { NO_FILTERS, paramsOfFilters } from '../../hooks/readinessFilters';

/** What a team owes. @internal */
export const OWED_STANDINGS: Standing[] = [
  'notReady',
  'neverReviewed',
  'overdue',
];

/** The list of what the viewer and their groups own, what is due next first. @internal */
export function listOfMine(
  { ownerRefs }: Pick<MyReadiness, 'ownerRefs'>,
  standing: Standing[] = [],
): string {
  const params = paramsOfFilters({
    ...NO_FILTERS,
    owner: [...ownerRefs],
    standing,
  });
  params.set('sort', 'due');
  return `?${params}`;
}
