import {
  DEPLOY_STATES,
  DeployState,
  isFullEntityRef,
  OpenRisk,
  openRiskSchema,
  OWNER_STATES,
  OwnerState,
  PROGRAMME_PLACES,
  ProgrammePlace,
  ReadinessSort,
  Standing,
  STANDINGS,
} from 'backstage-plugin-orr-common';

/** The page sizes one can choose from. @internal */
export const PAGE_SIZES = [25, 50, 100, 200];

/** @internal */
export const SORTS: readonly ReadinessSort[] = [
  'name',
  'standing',
  'due',
  'tier',
  'owner',
  'kind',
  'type',
  'lifecycle',
  'system',
  'programme',
  'validUntil',
  'openReview',
  'deployHealth',
];

/** The filters of which one chooses among values. @internal */
export const LIST_FILTERS = [
  'standing',
  'owner',
  'kind',
  'type',
  'lifecycle',
  'tier',
  'ownerState',
  'programme',
  'system',
  'domain',
  'checklist',
  'deployHealth',
  'risk',
] as const;

/** The filters that are on or off. @internal */
export const FLAG_FILTERS = [
  'inReview',
  'dueSoon',
  'contradicted',
  'launchedUnreviewed',
] as const;

/** What the list is filtered by. @internal */
export interface ReadinessFilters {
  standing: Standing[];
  owner: string[];
  kind: string[];
  /** An empty value stands for entities that have none; so with the next two. */
  type: string[];
  lifecycle: string[];
  tier: string[];
  ownerState: OwnerState[];
  programme: ProgrammePlace[];
  system: string[];
  domain: string[];
  /** One at most: standings are those under it then. */
  checklist: string[];
  deployHealth: DeployState[];
  risk: OpenRisk[];
  inReview: boolean;
  dueSoon: boolean;
  contradicted: boolean;
  launchedUnreviewed: boolean;
  text: string;
  /** With what no checklist asks for, and with people and groups. */
  everything: boolean;
}

/** In which order the list comes. @internal */
export interface ReadinessOrder {
  sort: ReadinessSort;
  direction: 'asc' | 'desc';
}

/** @internal */
export const NO_FILTERS: ReadinessFilters = {
  standing: [],
  owner: [],
  kind: [],
  type: [],
  lifecycle: [],
  tier: [],
  ownerState: [],
  programme: [],
  system: [],
  domain: [],
  checklist: [],
  deployHealth: [],
  risk: [],
  inReview: false,
  dueSoon: false,
  contradicted: false,
  launchedUnreviewed: false,
  text: '',
  everything: false,
};

function among<T extends string>(values: string[], known: readonly T[]): T[] {
  return known.filter(value => values.includes(value));
}

/** What no review is required of, which the list leaves out unless it shows everything. */
const LEFT_OUT: readonly ProgrammePlace[] = [
  'exempt',
  'outOfScope',
  'notAsked',
];

/** Filters by places in the programme, with all that is needed to see what is there. @internal */
export function withPlaces(
  values: readonly string[],
): Pick<ReadinessFilters, 'programme'> & Partial<ReadinessFilters> {
  const programme = among([...values], PROGRAMME_PLACES);
  return {
    programme,
    ...(programme.some(place => LEFT_OUT.includes(place)) && {
      everything: true,
    }),
  };
}

/** The filters that a URL holds; what is not known is left out. @internal */
export function filtersOf(params: URLSearchParams): ReadinessFilters {
  return {
    standing: among(params.getAll('standing'), STANDINGS),
    owner: params.getAll('owner'),
    kind: params.getAll('kind'),
    type: params.getAll('type'),
    lifecycle: params.getAll('lifecycle'),
    tier: params.getAll('tier'),
    ownerState: among(params.getAll('ownerState'), OWNER_STATES),
    programme: among(params.getAll('programme'), PROGRAMME_PLACES),
    system: params.getAll('system').filter(isFullEntityRef),
    domain: params.getAll('domain').filter(isFullEntityRef),
    checklist: params.getAll('checklist').slice(0, 1),
    deployHealth: among(params.getAll('deployHealth'), DEPLOY_STATES),
    risk: among(params.getAll('risk'), openRiskSchema.options),
    inReview: params.get('inReview') === 'true',
    dueSoon: params.get('dueSoon') === 'true',
    contradicted: params.get('contradicted') === 'true',
    launchedUnreviewed: params.get('launchedUnreviewed') === 'true',
    text: params.get('text') ?? '',
    everything: params.get('scope') === 'all',
  };
}

/** The filters as a URL holds them, in an order of their own. @internal */
export function paramsOfFilters(filters: ReadinessFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of LIST_FILTERS) {
    filters[name].forEach(value => params.append(name, value));
  }
  for (const name of FLAG_FILTERS) {
    if (filters[name]) {
      params.set(name, 'true');
    }
  }
  if (filters.text) {
    params.set('text', filters.text);
  }
  if (filters.everything) {
    params.set('scope', 'all');
  }
  return params;
}

/**
 * Without anything in its URL the page opens with what the viewer's groups own: who has chosen to see what everybody owns
 * has that in the URL.
 *
 * @internal
 */
export function ofEverybodyWhenBare(params: URLSearchParams): URLSearchParams {
  return params.toString() ? params : new URLSearchParams({ owners: 'all' });
}

/** @internal */
export function orderOf(params: URLSearchParams): ReadinessOrder {
  return {
    sort: SORTS.find(sort => sort === params.get('sort')) ?? 'name',
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
  };
}

/** Whether anything but the scope narrows the list. @internal */
export function isNarrowed(filters: ReadinessFilters): boolean {
  return (
    filters.text !== '' ||
    LIST_FILTERS.some(name => filters[name].length > 0) ||
    FLAG_FILTERS.some(name => filters[name])
  );
}

/** The filters as the backend is asked. @internal */
export function queryOfFilters(filters: ReadinessFilters) {
  const { everything, text, checklist, ...others } = filters;
  const wanted = (name: (typeof FLAG_FILTERS)[number]) =>
    filters[name] ? ('true' as const) : undefined;
  return {
    ...others,
    checklist: checklist.at(0),
    scope: everything ? ('all' as const) : ('required' as const),
    inReview: wanted('inReview'),
    dueSoon: wanted('dueSoon'),
    contradicted: wanted('contradicted'),
    launchedUnreviewed: wanted('launchedUnreviewed'),
    text: text || undefined,
  };
}
