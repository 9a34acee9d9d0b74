import type { ServicesOptions } from '../createServices';
import type { SharedServices } from '../createSharedServices';
import { KeyedWrites } from '../KeyedWrites';
import { DefaultDeployHealthService } from './DefaultDeployHealthService';
import { DeployHealthProjector } from './DeployHealthProjector';
import { ToldEntities } from './ToldEntities';

/** The services around deployments and incidents. @internal */
export function createDeployHealthServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const known = {
    ...options,
    ...options.stores,
    ...parts,
    settings: options.config.deployHealth,
  };
  return {
    deployHealthService: new DefaultDeployHealthService({
      ...known,
      toldEntities: new ToldEntities(known),
      writes: new KeyedWrites(known),
    }),
    deployHealthProjector: new DeployHealthProjector(known),
  };
}
