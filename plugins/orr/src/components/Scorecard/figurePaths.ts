import {
  addDays,
  Scorecard,
  ScorecardFigureKey,
  Standing,
} from 'backstage-plugin-orr-common';
import {
  NO_FILTERS,
  paramsOfFilters,
  ReadinessFilters,
  withPlaces,
} from '../../hooks/readinessFilters';

/** How long before its end an acceptance is counted as one that ends soon. */
const SOON_DAYS = 30;

/** Standings that come from a decision. */
const DECIDED: ReadinessFilters['standing'] = [
  'notReady',
  'overdue',
  'readyWithConditions',
  'ready',
];

/** The list of entities of what a scorecard is of, narrowed further. */
function listPath(
  filters: Partial<ReadinessFilters>,
  { kind, refs }: Scorecard['scope'],
): string {
  return `?${paramsOfFilters({
    ...NO_FILTERS,
    ...filters,
    owner: kind === 'group' ? refs : [],
    system: kind === 'system' ? refs : [],
    domain: kind === 'domain' ? refs : [],
  })}`;
}

/** The list of all that a count is of, also of what needs no review: without it one would see less than was counted. @internal */
export function countPath(
  scope: Scorecard['scope'],
  only: { standing?: Standing; tier?: string } = {},
): string {
  const { standing, tier } = only;
  return listPath(
    {
      everything: true,
      standing: standing ? [standing] : [],
      tier: tier === undefined ? [] : [tier],
    },
    scope,
  );
}

/** Where what a figure counts is listed, below the page; undefined where no list has just that. @internal */
export function figurePath(
  key: ScorecardFigureKey,
  options: { scope: Scorecard['scope']; today: string },
): string | undefined {
  const { scope, today } = options;
  if (key === 'openHighs') {
    return listPath({ risk: ['high'] }, scope);
  }
  if (key === 'coverage') {
    return listPath(withPlaces(['covered', 'uncovered']), scope);
  }
  if (key === 'currency') {
    return listPath(withPlaces(['covered']), scope);
  }
  if (key === 'automationShare') {
    return listPath({ standing: DECIDED }, scope);
  }
  if (key === 'notApplicableRate') {
    // The same filters by the same names as the list.
    return `themes${listPath({}, scope)}`;
  }
  if (scope.kind === 'system' || scope.kind === 'domain') {
    // The registers are narrowed by owners alone.
    return undefined;
  }
  const to = (view: string, params: Record<string, string>) => {
    const search = new URLSearchParams(params);
    scope.refs.forEach(ref => search.append('owner', ref));
    if (scope.refs.length === 0) {
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
