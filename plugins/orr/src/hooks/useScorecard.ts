import { useApi } from '@backstage/core-plugin-api';
import { Scorecard, ScorecardFigures } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { ReadinessFilters } from './readinessFilters';
import { scorecardScope } from './scorecardScope';
import { Loaded, useLoaded } from './useLoaded';

/** How far back figures are told, as the bars are. @internal */
export const TREND_DAYS = 91;

/** @internal */
export interface ToldScorecard {
  scorecard: Scorecard;
  /** Absent where they cannot be told. */
  figures?: ScorecardFigures;
}

/** How the groups among the owners stand, or the one system or domain, else all; nothing where it cannot be told, for whatever reason. @internal */
export function useScorecard(
  filters: ReadinessFilters,
  since: string,
): Loaded<ToldScorecard | undefined> {
  const api = useApi(orrApiRef);
  const scope = scorecardScope(filters);
  const key = JSON.stringify(scope);
  return useLoaded(
    async signal => {
      if (!scope) {
        return undefined;
      }
      const query = { ...scope, since };
      const [scorecard, figures] = await Promise.all([
        api.getScorecard({ query }, { signal }).catch(() => undefined),
        api
          .getScorecardFigures(
            { query: { ...query, trendDays: TREND_DAYS } },
            { signal },
          )
          .catch(() => undefined),
      ]);
      return scorecard && { scorecard, figures };
    },
    [api, key, since],
    { keepPrevious: true },
  );
}
