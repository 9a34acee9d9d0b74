import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';

/** The path parameters that name an entity. @internal */
export function entityParamsOf(entity: Entity): {
  kind: string;
  namespace: string;
  name: string;
} {
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  return { kind: kind.toLocaleLowerCase('en-US'), namespace, name };
}
