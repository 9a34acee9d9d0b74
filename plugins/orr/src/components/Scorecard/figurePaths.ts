import { addDays, ScorecardFigureKey } from 'backstage-plugin-orr-common';

/** How long before its end an acceptance is counted as one that ends soon. */
const SOON_DAYS = 30;

/** Where what a figure counts is listed, below the page; undefined where no list has just that. @internal */
export function figurePath(
  key: ScorecardFigureKey,
  options: { groups: readonly string[]; today: string },
): string | undefined {
  const { groups, today } = options;
  const to = (view: string, params: Record<string, string>) => {
    const search = new URLSearchParams(params);
    groups.forEach(ref => search.append('owner', ref));
    if (groups.length === 0) {
      search.set('scope', 'all');
    }
    return `${view}?${search}`;
  };
  switch (key) {
    case 'acceptedHighs':
      return to('risks', { level: 'HIGH' });
    case 'overdueActions':
      return to('actions', { until: addDays(today, -1) });
    case 'expiringAcceptances':
      return to('risks', { until: addDays(today, SOON_DAYS) });
    case 'daysToClose':
      return to('actions', { state: 'done' });
    default:
      return undefined;
  }
}
