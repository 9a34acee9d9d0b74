import { useApi } from '@backstage/core-plugin-api';
import { givesStandings, ScorecardSections } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { scorecardScope } from './scorecardScope';
import { Loaded, useLoaded } from './useLoaded';

/** @internal */
export interface ToldSections {
  checklists: { id: string; title: string }[];
  /** Absent where no checklist is published. */
  sections?: ScorecardSections;
}

/** What is open by section of a checklist, of the longest where none is named. @internal */
export function useScorecardSections(
  scope: NonNullable<ReturnType<typeof scorecardScope>>,
  checklist: string | undefined,
): Loaded<ToldSections> {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal => {
      const { items } = await api.listChecklists({}, { signal });
      const checklists = items
        .filter(
          summary => summary.state === 'published' && givesStandings(summary),
        )
        .sort((one, other) => other.questionCount - one.questionCount);
      const id = checklist ?? checklists.at(0)?.id;
      return {
        checklists,
        sections:
          id === undefined
            ? undefined
            : await api.getScorecardSections(
                { query: { ...scope, checklist: id } },
                { signal },
              ),
      };
    },
    [api, JSON.stringify(scope), checklist],
    { keepPrevious: true },
  );
}
