import {
  filtersOf,
  ofEverybodyWhenBare,
  orderOf,
  paramsOfFilters,
} from '../../hooks/readinessFilters';
import { OrganisationView } from './organisationViews';

type Carries = OrganisationView['carries'];

/** How each sort of view says in the URL whose entities it shows, where no owners are named; what it does anyway is not said. */
const WHOSE: Record<
  Carries,
  { everybody?: [string, string]; own?: [string, string] }
> = {
  filters: { everybody: ['owners', 'all'] },
  owners: { everybody: ['scope', 'all'] },
  gaps: { own: ['scope', 'mine'] },
  heatMap: { own: ['scope', 'mine'] },
  nothing: {},
};

function ownersIn(params: URLSearchParams, from: Carries): string[] {
  if (from === 'nothing') {
    return [];
  }
  const group = from === 'heatMap' ? params.getAll('group') : [];
  return group.length ? group : params.getAll('owner');
}

function isSaid(params: URLSearchParams, [name, value]: [string, string]) {
  return params.get(name) === value;
}

function isOfEverybody(params: URLSearchParams, from: Carries): boolean {
  const { everybody, own } = WHOSE[from];
  return everybody ? isSaid(params, everybody) : !own || !isSaid(params, own);
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
  if (to === 'nothing') {
    return new URLSearchParams();
  }
  const owners = ownersIn(params, from);
  if (owners.length === 0) {
    const { everybody, own } = WHOSE[to];
    const said = isOfEverybody(params, from) ? everybody : own;
    return new URLSearchParams(said && [said]);
  }
  const [first, ...others] = owners;
  return to === 'heatMap' && !others.length && first.startsWith('group:')
    ? new URLSearchParams({ group: first })
    : new URLSearchParams(owners.map(ref => ['owner', ref]));
}
