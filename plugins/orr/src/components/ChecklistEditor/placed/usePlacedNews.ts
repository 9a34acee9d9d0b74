import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistDraft } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { errorKindOf } from '../../Feedback';

const PAUSE_MS = 30_000;

/** What has become of a draft since it was loaded: nobody here changes it, so nothing else would tell. @internal */
export type PlacedNews = 'changed' | 'gone';

/** Looks now and then at the draft of a place. @internal */
export function usePlacedNews(
  draft: Pick<ChecklistDraft, 'id' | 'revision' | 'location'>,
): PlacedNews | undefined {
  const { id: draftId, revision, location } = draft;
  const api = useApi(orrApiRef);
  const [seen, setSeen] = useState<{ revision: number; isGone: boolean }>();
  const look = async () => {
    try {
      const now = await api.getChecklistDraft({ params: { draftId } });
      setSeen({ revision: now.revision, isGone: false });
    } catch (error) {
      // Whatever else keeps it from being seen says nothing about it.
      if (errorKindOf(error) === 'notFound') {
        setSeen({ revision, isGone: true });
      }
    }
  };
  useInterval(look, location !== undefined && !seen?.isGone ? PAUSE_MS : null);
  if (seen?.isGone) {
    return 'gone';
  }
  return seen && seen.revision > revision ? 'changed' : undefined;
}
