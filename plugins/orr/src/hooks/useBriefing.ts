import { useApi } from '@backstage/core-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import {
  addDays,
  Briefing,
  BRIEFING_GROUPS,
  isFullEntityRef,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { briefingRefs } from '../components/Briefing/briefingRefs';
import { dayParam } from './dayParam';
import { useToday } from './useToday';
import { useLoaded } from './useLoaded';

const WEEK_DAYS = 7;

/** A briefing, and what people call those whom it names. @internal */
export interface NamedBriefing {
  briefing: Briefing;
  names: ReadonlyMap<string, string>;
}

/** The groups and the day that a briefing is about, kept in the URL, and the briefing itself. @internal */
export function useBriefing() {
  const api = useApi(orrApiRef);
  const presentation = useApi(entityPresentationApiRef);
  const [params, setParams] = useSearchParams();
  const groups = params
    .getAll('group')
    .filter(isFullEntityRef)
    .slice(0, BRIEFING_GROUPS);
  const today = useToday();
  const since = dayParam(params, 'since') ?? addDays(today, -WEEK_DAYS);
  const loaded = useLoaded(
    async (signal): Promise<NamedBriefing> => {
      const briefing = await api.getBriefing(
        { query: { group: groups, since } },
        { signal },
      );
      const names = await Promise.all(
        briefingRefs(briefing).map(
          async ref =>
            [
              ref,
              (await presentation.forEntity(ref).promise).primaryTitle,
            ] as const,
        ),
      );
      return { briefing, names: new Map(names) };
    },
    [api, presentation, groups.join(), since],
    { keepPrevious: true },
  );
  const change = (part: { groups?: string[]; since?: string }) => {
    const next = new URLSearchParams();
    (part.groups ?? groups).forEach(group => next.append('group', group));
    next.set('since', part.since ?? since);
    setParams(next);
  };
  return {
    loaded,
    groups,
    since,
    today,
    canAdd: groups.length < BRIEFING_GROUPS,
    setGroups: (chosen: string[]) => change({ groups: chosen }),
    setSince: (day: string) => change({ since: day }),
  };
}

/** @internal */
export type BriefingState = ReturnType<typeof useBriefing>;
