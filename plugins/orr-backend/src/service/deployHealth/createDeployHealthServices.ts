import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { KeyedWrites } from '../KeyedWrites';
import { AlertDetection } from './AlertDetection';
import { BoundSources } from './BoundSources';
import { DeployedCommits } from './DeployedCommits';
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
  const boundSources = new BoundSources(known);
  const alertDetection = new AlertDetection({ ...known, boundSources });
  return {
    ...sourceServices,
    alertDetection,
    deployHealthService: new DefaultDeployHealthService({
      ...known,
      toldEntities: new ToldEntities(known),
      writes: new KeyedWrites(known),
    }),
    deployHealthProjector: new DeployHealthProjector({
      ...known,
      alertDetection,
      boundSources,
      deployedCommits: new DeployedCommits({ ...known, boundSources }),
      launchWatch: new LaunchWatch(known),
    }),
  };
}
