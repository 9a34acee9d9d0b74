import {
  RiskLevel,
  SHOWN_DISPOSITION_STATES,
  ShownDispositionState,
  isCalendarDay,
  isFullEntityRef,
} from 'backstage-plugin-orr-common';
import { PAGE_SIZES } from './readinessFilters';

/** The lists there are. @internal */
export type RegisterKind = 'actions' | 'risks';

/** The states of what each list holds. @internal */
export const STATES_OF: Record<RegisterKind, readonly ShownDispositionState[]> =
  {
    actions: ['open', 'done', 'dropped'],
    risks: ['asked', 'approved', 'lapsed', 'refused', 'withdrawn', 'ended'],
  };

/** What each list shows unless asked otherwise. */
const FIRST_STATES: Record<RegisterKind, ShownDispositionState[]> = {
  actions: ['open'],
  risks: ['approved'],
};

/** @internal */
export const RISK_LEVELS: readonly RiskLevel[] = ['HIGH', 'MEDIUM', 'LOW'];

/** What a list of dispositions is narrowed to. @internal */
export interface RegisterFilters {
  type: 'action' | 'acceptance' | 'mitigation';
  state: ShownDispositionState[];
  level: RiskLevel[];
  checklist: string[];
  owner: string[];
  /** YYYY-MM-DD */
  until?: string;
  /** With what neither the viewer nor their groups own. */
  everybody: boolean;
}

/** Where in the list the viewer is. @internal */
export interface RegisterPlace {
  cursor?: string;
  limit: number;
}

const ANY = 'any';

function statesOf(kind: RegisterKind, params: URLSearchParams) {
  const named = params.getAll('state');
  return named.length
    ? SHOWN_DISPOSITION_STATES.filter(state => named.includes(state))
    : FIRST_STATES[kind];
}

function typeOf(kind: RegisterKind, params: URLSearchParams) {
  if (kind === 'actions') {
    return 'action';
  }
  return params.get('type') === 'mitigation' ? 'mitigation' : 'acceptance';
}

/** The filters that a URL holds; what is not known is left out. @internal */
export function registerFiltersOf(
  kind: RegisterKind,
  params: URLSearchParams,
): RegisterFilters {
  const until = params.get('until');
  return {
    type: typeOf(kind, params),
    state: statesOf(kind, params),
    level: RISK_LEVELS.filter(level => params.getAll('level').includes(level)),
    checklist: params.getAll('checklist'),
    owner: params.getAll('owner').filter(isFullEntityRef),
    ...(until && isCalendarDay(until) && { until }),
    everybody: params.get('scope') === 'all',
  };
}

/** The place that a URL holds. @internal */
export function registerPlaceOf(params: URLSearchParams): RegisterPlace {
  const limit = Number(params.get('limit'));
  return {
    cursor: params.get('cursor') ?? undefined,
    limit: PAGE_SIZES.includes(limit) ? limit : PAGE_SIZES[0],
  };
}

/** The filters as a URL holds them; what a list shows anyway is not said. @internal */
export function registerParams(
  kind: RegisterKind,
  filters: RegisterFilters,
): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.type === 'mitigation') {
    params.set('type', filters.type);
  }
  if (filters.state.length === 0) {
    params.set('state', ANY);
  } else if (filters.state.join() !== FIRST_STATES[kind].join()) {
    filters.state.forEach(state => params.append('state', state));
  }
  filters.level.forEach(level => params.append('level', level));
  filters.checklist.forEach(id => params.append('checklist', id));
  filters.owner.forEach(ref => params.append('owner', ref));
  if (filters.until) {
    params.set('until', filters.until);
  }
  if (filters.everybody) {
    params.set('scope', 'all');
  }
  return params;
}

/** Whether the viewer has narrowed the list beyond what it shows first. @internal */
export function isRegisterNarrowed(
  kind: RegisterKind,
  filters: RegisterFilters,
): boolean {
  const params = registerParams(kind, filters);
  params.delete('scope');
  params.delete('type');
  return params.toString() !== '';
}

/** The filters as the backend is asked; without an owner, by those who are given. @internal */
export function registerQuery(
  { everybody, owner, until, ...lists }: RegisterFilters,
  ownRefs: string[],
) {
  const own = everybody ? [] : ownRefs;
  return {
    ...lists,
    owner: owner.length ? owner : own,
    ...(until && { until }),
  };
}
