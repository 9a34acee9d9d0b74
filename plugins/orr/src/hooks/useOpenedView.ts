import { useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { SavedView } from 'backstage-plugin-orr-common';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { addressOfView, askedView, SAVED_PARAM } from './savedViewAddress';
import { Loaded, useLoaded } from './useLoaded';

/** The saved view that the URL names: opened, where the URL has nothing but its name. @internal */
export function useOpenedView(): {
  asked: boolean;
  loaded: Loaded<SavedView | undefined>;
} {
  const api = useApi(orrApiRef);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const viewId = params.get(SAVED_PARAM) ?? undefined;
  const asked = askedView(params) !== undefined;
  const loaded = useLoaded(
    async signal =>
      viewId ? api.getSavedView({ params: { viewId } }, { signal }) : undefined,
    [api, viewId],
  );
  const found = loaded.status === 'ready' ? loaded.value : undefined;
  useEffect(() => {
    if (asked && found) {
      navigate(addressOfView(found), { replace: true });
    }
    // Where it leads follows from what was found.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, found]);
  return { asked, loaded };
}
