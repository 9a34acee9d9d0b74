import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { DefaultOwnershipService } from './DefaultOwnershipService';

/** The service of new owners. @internal */
export function createOwnershipServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const known = { ...options, ...options.stores, ...parts };
  return {
    ownershipService: new DefaultOwnershipService({
      ...known,
      writes: new NamedWrites(known),
    }),
  };
}
