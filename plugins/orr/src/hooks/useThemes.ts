import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../api';
import { gapFilterQuery } from './gapAddress';
import { GapAddressState } from './useGapAddress';
import { useLoaded } from './useLoaded';

/** How the questions of the chosen checklist fare; undefined as long as none is known. @internal */
export function useThemes({ known, address, ownRefs }: GapAddressState) {
  const api = useApi(orrApiRef);
  const { checklist } = address;
  const query = {
    ...gapFilterQuery(address, ownRefs),
    // As the list behind a question is narrowed.
    team: address.group,
  };
  return useLoaded(
    async signal =>
      known.status === 'ready' && checklist !== undefined
        ? api.getThemes({ query: { ...query, checklist } }, { signal })
        : undefined,
    [api, known.status, checklist, JSON.stringify(query)],
    { keepPrevious: true },
  );
}
