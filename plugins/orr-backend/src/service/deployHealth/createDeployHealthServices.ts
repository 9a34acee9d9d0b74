import type { ServicesOptions } from '../createServices';
import type { SharedServices } from '../createSharedServices';
import { KnownEntityAccess } from '../catalog/KnownEntityAccess';
import { KeyedWrites } from '../KeyedWrites';
import { BoundSources } from './BoundSources';
import { DefaultDeployHealthService } from './DefaultDeployHealthService';
import { createSourceServices } from '../source/createSourceServices';
import { DeployHealthProjector } from './DeployHealthProjector';
import { LaunchWatch } from './LaunchWatch';
import { ToldEntities } from './ToldEntities';

/** The services around deployments and incidents. @internal */
export function createDeployHealthServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const sourceServices = createSourceServices(options, parts);
  const known = {
    ...sourceServices,
    ...options,
    ...options.stores,
    ...parts,
    settings: options.config.deployHealth,
  };
  return {
    ...sourceServices,
    deployHealthService: new DefaultDeployHealthService({
      ...known,
      knownAccess: new KnownEntityAccess(known),
      toldEntities: new ToldEntities(known),
      writes: new KeyedWrites(known),
    }),
    deployHealthProjector: new DeployHealthProjector({
      ...known,
      boundSources: new BoundSources(known),
      launchWatch: new LaunchWatch(known),
    }),
  };
}
