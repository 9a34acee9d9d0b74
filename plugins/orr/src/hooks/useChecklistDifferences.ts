import { useParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../api';
import { useChecklist } from './useChecklist';
import { useLoaded } from './useLoaded';
import { useSearchChoice } from './useSearchChoice';

function versionOf(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** The two versions that the address names, else the last two, and how they differ. @internal */
export function useChecklistDifferences() {
  const { checklistId = '' } = useParams();
  const api = useApi(orrApiRef);
  const { read, choose } = useSearchChoice();
  const versions = useChecklist(checklistId);
  const [latest, before] = versions.items;
  const to = versionOf(read('to')) ?? latest?.version;
  const from = versionOf(read('from')) ?? before?.version;
  const compared = useLoaded(
    async signal =>
      from && to
        ? api.compareChecklistVersions(
            { params: { checklistId, version: to }, query: { from } },
            { signal },
          )
        : undefined,
    [api, checklistId, from, to],
    { keepPrevious: true },
  );
  return {
    checklistId,
    versions,
    from,
    to,
    compared,
    onlyMeaning: read('only') === 'meaning',
    choose,
  };
}

/** @internal */
export type ChecklistDifferencesState = ReturnType<
  typeof useChecklistDifferences
>;
