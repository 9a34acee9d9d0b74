import { ReactNode } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ContradictionItem, ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { ContradictionsContext } from './ContradictionsContext';

const NONE: ContradictionItem[] = [];

/** Fetches what contradicts the decisions about the entity of a review; the form does without where that cannot be read. @internal */
export function ContradictionsProvider(props: {
  detail: ReviewDetail;
  children: ReactNode;
}) {
  const { entityRef } = props.detail.entity;
  const { checklistId } = props.detail.review;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      api.listEntityContradictions(
        { params: parseEntityRef(entityRef) },
        { signal },
      ),
    [api, entityRef],
    { keepPrevious: true },
  );
  const items =
    loaded.status === 'ready'
      ? loaded.value.items.filter(item => item.checklistId === checklistId)
      : NONE;
  return (
    <ContradictionsContext.Provider value={items}>
      {props.children}
    </ContradictionsContext.Provider>
  );
}
