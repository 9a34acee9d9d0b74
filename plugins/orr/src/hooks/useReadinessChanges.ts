import { useApi } from '@backstage/core-plugin-api';
import {
  addDays,
  ReadinessChange,
  ReadinessChangePage,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { dayParam } from './dayParam';
import { useToday } from './useToday';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';
import { useOwnScope } from './useOwnScope';

/** How far back one looks. @internal */
export const LOOKS_BACK = { week: 7, month: 30, quarter: 91 } as const;

/** What stands elsewhere on one day than on another; the days and whose it is are in the URL. @internal */
export function useReadinessChanges() {
  const api = useApi(orrApiRef);
  const [params, setParams] = useSearchParams();
  const scope = useOwnScope();
  const today = useToday();
  const until = dayParam(params, 'until');
  const since =
    dayParam(params, 'since') ?? addDays(until ?? today, -LOOKS_BACK.week);
  const query = { since, until, owner: scope.owner };
  const newest = useLoaded(
    async (signal): Promise<ReadinessChangePage> =>
      scope.isKnown
        ? api.listReadinessChanges({ query }, { signal })
        : // Asked again once it is known.
          new Promise<never>(() => {}),
    [api, JSON.stringify(query), scope.isKnown],
    { keepPrevious: true },
  );
  const pages = useOlderPages<ReadinessChange, ReadinessChangePage>(
    newest,
    cursor => api.listReadinessChanges({ query: { ...query, cursor } }),
  );
  return {
    ...pages,
    scope,
    since,
    until: until ?? today,
    today,
    setDays: (days: { since?: string; until?: string }) => {
      const next = new URLSearchParams(params);
      Object.entries(days).forEach(([name, day]) => day && next.set(name, day));
      setParams(next);
    },
  };
}

/** @internal */
export type ReadinessChangesState = ReturnType<typeof useReadinessChanges>;
