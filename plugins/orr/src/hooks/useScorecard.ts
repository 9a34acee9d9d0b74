import { useApi } from '@backstage/core-plugin-api';
import { Scorecard, ScorecardFigures } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { scorecardScope } from './scorecardScope';
import { Loaded, useLoaded } from './useLoaded';

/** @internal */
export interface ToldScorecard {
  scorecard: Scorecard;
  /** Absent where they cannot be told. */
  figures?: ScorecardFigures;
}

/** How the groups among these owners stand, or all where there are none; nothing where it cannot be told. @internal */
export function useScorecard(
  owners: readonly string[],
  since: string,
): Loaded<ToldScorecard | undefined> {
  const api = useApi(orrApiRef);
  const scope = scorecardScope(owners);
  const key = JSON.stringify(scope);
  return useLoaded(
    async signal => {
      if (!scope) {
        return undefined;
      }
      const query = { ...scope, since };
      const [scorecard, figures] = await Promise.all([
        api.getScorecard({ query }, { signal }),
        api.getScorecardFigures({ query }, { signal }).catch(() => undefined),
      ]);
      return { scorecard, figures };
    },
    [api, key, since],
    { keepPrevious: true },
  );
}
