import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { Scorecard } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { scorecardScope } from './scorecardScope';
import { Loaded, useLoaded } from './useLoaded';

/** How many of what the viewer's groups own stand where; nothing for who belongs to none. @internal */
export function useMyScorecard(): Loaded<Scorecard | undefined> {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  return useLoaded(
    async signal => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      const query = scorecardScope({
        owner: ownershipEntityRefs,
        system: [],
        domain: [],
      });
      // Without any claim the scope would be everybody's.
      return query?.group && api.getScorecard({ query }, { signal });
    },
    [api, identity],
  );
}
