import { useApi } from '@backstage/core-plugin-api';
import {
  addDays,
  DueItem,
  DueKind,
  dueKindSchema,
  DuePage,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { dayParam } from './dayParam';
import { useToday } from './useToday';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';
import { useOwnScope } from './useOwnScope';

const SHOWN_DAYS = 90;

/** What falls due between two days; the days, the kinds and whose it is are in the URL. @internal */
export function useCalendar() {
  const api = useApi(orrApiRef);
  const [params, setParams] = useSearchParams();
  const scope = useOwnScope();
  const today = useToday();
  const from = dayParam(params, 'from') ?? today;
  const until = dayParam(params, 'until') ?? addDays(from, SHOWN_DAYS);
  const kind = dueKindSchema.options.filter(one =>
    params.getAll('kind').includes(one),
  );
  const query = { from, until, kind, owner: scope.owner };
  const newest = useLoaded(
    async (signal): Promise<DuePage> =>
      scope.isKnown
        ? api.listDue({ query }, { signal })
        : // Asked again once it is known.
          new Promise<never>(() => {}),
    [api, JSON.stringify(query), scope.isKnown],
    { keepPrevious: true },
  );
  const pages = useOlderPages<DueItem, DuePage>(newest, cursor =>
    api.listDue({ query: { ...query, cursor } }),
  );
  return {
    ...pages,
    scope,
    from,
    until,
    today,
    kind,
    setDays: (days: { from?: string; until?: string }) => {
      const next = new URLSearchParams(params);
      Object.entries(days).forEach(([name, day]) => day && next.set(name, day));
      setParams(next);
    },
    setKinds: (kinds: readonly string[]) => {
      const next = new URLSearchParams(params);
      next.delete('kind');
      dueKindSchema.options
        .filter((one: DueKind) => kinds.includes(one))
        .forEach(one => next.append('kind', one));
      setParams(next);
    },
  };
}

/** @internal */
export type CalendarState = ReturnType<typeof useCalendar>;
