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
