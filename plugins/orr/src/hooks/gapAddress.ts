import { isFullEntityRef } from 'backstage-plugin-orr-common';
import {
  filtersOf,
  LIST_FILTERS,
  NO_FILTERS,
  paramsOfFilters,
  ReadinessFilters,
} from './readinessFilters';

/** Those filters of the list that narrow the entities here too. */
const GAP_FILTERS = [
  'owner',
  'kind',
  'type',
  'lifecycle',
  'tier',
  'ownerState',
  'system',
  'domain',
  'deployHealth',
  'risk',
] as const satisfies readonly (typeof LIST_FILTERS)[number][];

/** What the heat map or the themes are narrowed to. */
interface GapFilters {
  checklist?: string;
  /** What narrows the entities; whatever else the list can be filtered by is empty. */
  filters: ReadinessFilters;
  /** Only what the viewer or their groups own, whatever owners are chosen. */
  mine: boolean;
}

/** Whose questions are listed, and which. */
interface GapChoice {
  /** A row of the heat map; absent for all together. */
  row?: string;
  /** The row is the group itself, without those below. */
  itself: boolean;
  /** Of the heat map: a section or an area. */
  column?: string;
  /** Of the themes. */
  question?: string;
}

/** Which rows and columns the heat map has. */
interface HeatMapShape {
  rows: 'groups' | 'systems';
  columns: 'sections' | 'areas';
  /** Rows are the groups below this one. */
  group?: string;
}

/** All that the address of either page holds. @internal */
export interface GapAddress extends GapFilters, HeatMapShape {
  choice?: GapChoice;
}

function refIn(params: URLSearchParams, name: string): string | undefined {
  const ref = params.get(name);
  return ref && isFullEntityRef(ref) ? ref : undefined;
}

function choiceIn(params: URLSearchParams): GapChoice | undefined {
  const column = params.get('column') ?? undefined;
  const question = params.get('question') ?? undefined;
  return column === undefined && question === undefined
    ? undefined
    : {
        column,
        question,
        row: refIn(params, 'row'),
        itself: params.get('itself') === 'true',
      };
}

function gapFiltersOf(filters: ReadinessFilters): ReadinessFilters {
  return {
    ...NO_FILTERS,
    ...Object.fromEntries(GAP_FILTERS.map(name => [name, filters[name]])),
  };
}

/** Whether anything narrows the entities. @internal */
export function isGapNarrowed({ filters, mine }: GapFilters): boolean {
  return mine || GAP_FILTERS.some(name => filters[name].length > 0);
}

/** What an address says; what is not known is left out. @internal */
export function gapAddressOf(params: URLSearchParams): GapAddress {
  return {
    checklist: params.get('checklist') ?? undefined,
    filters: gapFiltersOf(filtersOf(params)),
    mine: params.get('scope') === 'mine',
    rows: params.get('rows') === 'systems' ? 'systems' : 'groups',
    columns: params.get('columns') === 'areas' ? 'areas' : 'sections',
    group: refIn(params, 'group'),
    choice: choiceIn(params),
  };
}

/** The same as an address holds it; what a page shows anyway is not said. @internal */
export function gapParams(address: GapAddress): URLSearchParams {
  const { filters, mine, choice } = address;
  const params = new URLSearchParams();
  const single = {
    checklist: address.checklist,
    rows: address.rows === 'systems' ? 'systems' : undefined,
    columns: address.columns === 'areas' ? 'areas' : undefined,
    group: address.group,
    scope: mine ? 'mine' : undefined,
    row: choice?.row,
    itself: choice?.itself ? 'true' : undefined,
    column: choice?.column,
    question: choice?.question,
  };
  for (const [name, value] of Object.entries(single)) {
    if (value !== undefined) {
      params.set(name, value);
    }
  }
  paramsOfFilters(gapFiltersOf(filters)).forEach((value, name) =>
    params.append(name, value),
  );
  return params;
}

/** The filters as the backend is asked. @internal */
export function gapFilterQuery(
  { filters, mine }: GapFilters,
  ownRefs: string[],
) {
  const { kind, type, lifecycle, tier, ownerState } = filters;
  const { system, domain, deployHealth, risk } = filters;
  return {
    owner: mine ? ownRefs : filters.owner,
    kind,
    type,
    lifecycle,
    tier,
    ownerState,
    system,
    domain,
    deployHealth,
    risk,
  };
}

/** Which questions the list holds, as the backend is asked. @internal */
export function gapListQuery(address: GapAddress, ownRefs: string[]) {
  const { choice, checklist, rows, columns, group } = address;
  const query = {
    ...gapFilterQuery(address, ownRefs),
    checklist: columns === 'areas' ? undefined : checklist,
    question: choice?.question,
    section: columns === 'sections' ? choice?.column : undefined,
    area: columns === 'areas' ? choice?.column : undefined,
  };
  if (choice?.row === undefined) {
    // All together is all of the group that is open.
    return { ...query, team: group };
  }
  if (rows === 'systems') {
    return { ...query, partOf: choice.row };
  }
  return choice.itself
    ? { ...query, ownedBy: choice.row }
    : { ...query, team: choice.row };
}
