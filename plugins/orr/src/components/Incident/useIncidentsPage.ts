import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistSummary,
  givesStandings,
  IncidentStatistics,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { saveFile } from '../../hooks/saveFile';
import { useLoaded } from '../../hooks/useLoaded';

/** Whether there is anything to say of a checklist. @internal */
export function saysAnything(statistics: IncidentStatistics): boolean {
  const { questions, withoutQuestion, notLookedBack } = statistics;
  const { missing, none } = withoutQuestion;
  return questions.length + missing + none + notLookedBack > 0;
}

const CHECKLIST = 'checklist';
const QUESTION = 'question';

/** The checklists that give standings, and what incidents say of the one that is chosen. @internal */
export interface TaughtChecklist {
  checklists: ChecklistSummary[];
  /** Of the one that is shown; absent where there is no checklist. */
  chosen?: IncidentStatistics;
}

/** What incidents taught about one checklist, which the URL names, as what of it is open. @internal */
export function useIncidentsPage() {
  const api = useApi(orrApiRef);
  const [params, setParams] = useSearchParams();
  const wanted = params.get(CHECKLIST);
  const loaded = useLoaded<TaughtChecklist>(
    async signal => {
      const { items } = await api.listChecklists({ signal });
      const checklists = items.filter(
        item =>
          item.id === wanted ||
          (item.state !== 'archived' && givesStandings(item)),
      );
      const statisticsOf = (checklistId: string) =>
        api.getIncidentStatistics({ params: { checklistId } }, { signal });
      const named = checklists.find(({ id }) => id === wanted);
      // Where none is named, the first of which there is anything to say.
      let chosen: IncidentStatistics | undefined;
      for (const { id } of named ? [named] : checklists) {
        const statistics = await statisticsOf(id);
        chosen = chosen ?? statistics;
        if (saysAnything(statistics)) {
          chosen = statistics;
          break;
        }
      }
      return { checklists, chosen };
    },
    [api, wanted],
    { keepPrevious: true },
  );
  return {
    loaded,
    choose: (checklistId: string) => setParams({ [CHECKLIST]: checklistId }),
    openKey: params.get(QUESTION),
    open: (key: string | undefined) =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          if (key === undefined) {
            after.delete(QUESTION);
          } else {
            after.set(QUESTION, key);
          }
          return after;
        },
        { replace: true },
      ),
  };
}

/** Saves all incidents of a checklist as a file. @internal */
export function useIncidentsExport(checklistId: string) {
  const api = useApi(orrApiRef);
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async () => {
    setStatus('busy');
    try {
      saveFile(
        await api.exportChecklistIncidents({ params: { checklistId } }),
        {
          name: `${checklistId}-incidents.csv`,
          type: 'text/csv',
        },
      );
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  };
  return { status, save };
}
