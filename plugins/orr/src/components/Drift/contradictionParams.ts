import { parseEntityRef } from '@backstage/catalog-model';
import { ContradictionItem } from 'backstage-plugin-orr-common';

/** The path parameters that name a contradiction. @internal */
export function contradictionParams({ id, entityRef }: ContradictionItem) {
  return { ...parseEntityRef(entityRef), contradictionId: id };
}
