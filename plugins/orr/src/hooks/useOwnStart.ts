import { useEffect } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

/**
 * Opens a page that is asked for nothing in particular with what the viewer's groups own, where they own anything that needs
 * a review. The choice goes into the URL; a URL that says anything at all is left as it is.
 *
 * @internal
 */
export function useOwnStart(options: { enabled: boolean }): {
  deciding: boolean;
} {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const [params, setParams] = useSearchParams();
  const bare = options.enabled && params.toString() === '';
  const loaded = useLoaded(
    async signal => {
      if (!bare) {
        return [];
      }
      const { ownershipEntityRefs: owner } =
        await identity.getBackstageIdentity();
      if (!owner.length) {
        return [];
      }
      const { totalItems } = await api.listReadiness(
        { query: { scope: 'required', owner, limit: 1 } },
        { signal },
      );
      return totalItems > 0 ? owner : [];
    },
    [api, identity, bare],
  );
  const own = loaded.status === 'ready' && bare ? loaded.value : [];
  const found = own.length > 0;
  useEffect(() => {
    if (found) {
      setParams(new URLSearchParams(own.map(ref => ['owner', ref])), {
        replace: true,
      });
    }
    // The owners are what they were when it was found that they own something.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [found]);
  // Where it cannot be told who the viewer is, everything shows.
  return { deciding: bare && (loaded.status === 'loading' || found) };
}
