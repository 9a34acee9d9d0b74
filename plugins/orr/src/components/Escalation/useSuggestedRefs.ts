import { RELATION_CHILD_OF } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useLoaded } from '../../hooks/useLoaded';

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/** Who may be able to help: sponsor and owner of the checklist, and the groups above the owning ones. @internal */
export function useSuggestedRefs({
  checklist,
  entity,
}: ReviewDetail): string[] {
  const catalogApi = useApi(catalogApiRef);
  const { ownerRefs } = entity;
  const key = ownerRefs.join();
  const loaded = useLoaded(async () => {
    if (!key) {
      return [];
    }
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: key.split(','),
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    });
    return items.flatMap(item =>
      (item?.relations ?? [])
        .filter(({ type }) => type === RELATION_CHILD_OF)
        .map(({ targetRef }) => targetRef),
    );
  }, [catalogApi, key]);
  const above = loaded.status === 'ready' ? loaded.value : [];
  const { sponsor, owner } = checklist.document;
  const own = new Set(ownerRefs.map(lower));
  return [
    ...new Set([...(sponsor ? [sponsor] : []), owner, ...above].map(lower)),
  ].filter(ref => !own.has(ref));
}
