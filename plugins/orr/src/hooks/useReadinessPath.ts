import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { ENTITY_TAB_PATH } from '../routes';

/** The way to the tab of an entity. @internal */
export function useReadinessPath(): (
  entity: Pick<EntitySummary, 'entityRef'>,
) => string {
  const linkTo = useEntityRefLink();
  return ({ entityRef }) => `${linkTo(entityRef)}${ENTITY_TAB_PATH}`;
}
