import {
  filtersOf,
  ofEverybodyWhenBare,
  orderOf,
  paramsOfFilters,
} from '../../hooks/readinessFilters';
import { OrganisationView } from './organisationViews';

type Carries = OrganisationView['carries'];

/** How each sort of view says in the URL that owners are not what it is narrowed to. */
const OF_EVERYBODY: Record<Carries, [string, string]> = {
  filters: ['owners', 'all'],
  owners: ['scope', 'all'],
};

/** What goes along in the URL from one view to the next, so that both look at the same part of the organisation. @internal */
export function carriedParams(
  params: URLSearchParams,
  from: Carries,
  to: Carries,
): URLSearchParams {
  if (from === 'filters' && to === 'filters') {
    const kept = paramsOfFilters(filtersOf(params));
    const { sort } = orderOf(params);
    if (sort !== 'name') {
      kept.set('sort', sort);
    }
    for (const name of ['direction', 'columns', 'since']) {
      const value = params.get(name);
      if (value) {
        kept.set(name, value);
      }
    }
    return params.toString() ? ofEverybodyWhenBare(kept) : kept;
  }
  const owners = params.getAll('owner');
  const everybody = params.get(OF_EVERYBODY[from][0]) === OF_EVERYBODY[from][1];
  if (owners.length === 0) {
    return new URLSearchParams(everybody ? [OF_EVERYBODY[to]] : []);
  }
  return new URLSearchParams(owners.map(ref => ['owner', ref]));
}
