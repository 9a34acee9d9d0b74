import { stringifyEntityRef } from '@backstage/catalog-model';
import { OwnershipService } from '../service/OwnershipService';
import { Handlers } from './Handlers';

/** @internal */
export function ownershipHandlers(
  ownership: OwnershipService,
): Pick<Handlers, 'affirmOwnership'> {
  return {
    affirmOwnership: ({ params, body }, options) =>
      ownership.affirmOwnership(
        { ...body, entityRef: stringifyEntityRef(params) },
        options,
      ),
  };
}
