import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';

/** A draft with the version that it began from, where there is one, for whoever writes on it. @internal */
export function useDraft(draftId: string) {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  return useLoaded(
    async signal => {
      const [draft, { userEntityRef }] = await Promise.all([
        api.getChecklistDraft({ params: { draftId } }, { signal }),
        identity.getBackstageIdentity(),
      ]);
      const { checklistId, basedOn: version } = draft;
      const published = version
        ? await api.getChecklistVersion(
            { params: { checklistId, version } },
            { signal },
          )
        : undefined;
      return { draft, published: published?.document, userRef: userEntityRef };
    },
    [api, identity, draftId],
  );
}
