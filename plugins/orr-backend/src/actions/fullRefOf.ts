import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The ref in full and lower case; throws InputError where it is not a full one. @internal */
export function fullRefOf(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    throw new InputError(
      `entityRef: ${entityRef} is not a full entity ref such as component:default/payments`,
    );
  }
}
