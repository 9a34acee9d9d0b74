import { parseEntityRef } from '@backstage/catalog-model';

/** Where the readiness of an entity is shown in the portal. @internal */
export function entityPath({ entityRef }: { entityRef: string }): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}/operational-readiness`;
}
