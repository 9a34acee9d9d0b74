import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useLoaded } from './useLoaded';

/** The viewer and the viewer's groups; none while they are not known. @internal */
export function useOwnRefs(): string[] {
  const identityApi = useApi(identityApiRef);
  const loaded = useLoaded(
    async () => (await identityApi.getBackstageIdentity()).ownershipEntityRefs,
    [identityApi],
  );
  return loaded.status === 'ready' ? loaded.value : [];
}

/** Whether owners are exactly those. @internal */
export function isOwnedBy(owner: readonly string[], refs: readonly string[]) {
  return (
    refs.length > 0 &&
    refs.length === owner.length &&
    refs.every(ref => owner.includes(ref))
  );
}
