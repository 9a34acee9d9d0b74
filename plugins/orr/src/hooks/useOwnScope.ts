import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { useLoaded } from './useLoaded';

/**
 * Whose entities a page is about, kept in the URL: those of the viewer and their groups, of owners that it
 * names, or of everybody.
 *
 * @internal
 */
export function useOwnScope() {
  const identity = useApi(identityApiRef);
  const [params, setParams] = useSearchParams();
  const named = params.getAll('owner').filter(isFullEntityRef);
  const everybody = params.get('scope') === 'all' || named.length > 0;
  const own = useLoaded(
    async () => (await identity.getBackstageIdentity()).ownershipEntityRefs,
    [identity],
  );
  const ownRefs = own.status === 'ready' ? own.value : [];
  return {
    everybody,
    /** Until it is known what is the viewer's own, nothing is to be asked. */
    isKnown: everybody || own.status !== 'loading',
    owner: everybody ? named : ownRefs,
    /** Owners that the address names. */
    named,
    setEverybody: (on: boolean) => {
      const next = new URLSearchParams(params);
      next.delete('owner');
      if (on) {
        next.set('scope', 'all');
      } else {
        next.delete('scope');
      }
      setParams(next);
    },
  };
}
