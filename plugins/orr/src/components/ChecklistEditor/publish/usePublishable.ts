import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../../api';
import { useLoaded } from '../../../hooks/useLoaded';

/** A draft, and whether the viewer may publish it. @internal */
export function usePublishable(draftId: string) {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal => {
      const [draft, { may }] = await Promise.all([
        api.getChecklistDraft({ params: { draftId } }, { signal }),
        api.listChecklistDrafts({}, { signal }),
      ]);
      return { draft, mayPublish: may.publish };
    },
    [api, draftId],
  );
}
