import {
  filtersOf,
  ofEverybodyWhenBare,
  orderOf,
  paramsOfFilters,
} from '../../hooks/readinessFilters';
import { OrganisationView } from './organisationViews';

type Carries = OrganisationView['carries'];

/** How each sort of view says in the URL that owners are not what it is narrowed to. */
const OF_EVERYBODY: Record<Carries, [string, string] | undefined> = {
  filters: ['owners', 'all'],
  owners: ['scope', 'all'],
  // Without a group it shows everybody.
  group: undefined,
};

function ownersIn(params: URLSearchParams, from: Carries): string[] {
  return params.getAll(from === 'group' ? 'group' : 'owner');
}

function isOfEverybody(params: URLSearchParams, from: Carries): boolean {
  const said = OF_EVERYBODY[from];
  return said === undefined || params.get(said[0]) === said[1];
}

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
  const owners = ownersIn(params, from);
  if (to === 'group') {
    const [group] = owners.filter(ref => ref.startsWith('group:'));
    return new URLSearchParams(owners.length === 1 && group ? { group } : {});
  }
  if (owners.length === 0) {
    const said = OF_EVERYBODY[to];
    return new URLSearchParams(
      said && isOfEverybody(params, from) ? [said] : [],
    );
  }
  return new URLSearchParams(owners.map(ref => ['owner', ref]));
}
