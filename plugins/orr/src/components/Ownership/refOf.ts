import {
  Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The full ref of an entity, in lower case. @internal */
export function refOf(entity: Entity): string {
  return stringifyEntityRef(getCompoundEntityRef(entity)).toLocaleLowerCase(
    'en-US',
  );
}
