import type { ServicesOptions } from '../createServices';
import type { SharedServices } from '../createSharedServices';
import { DriftLook } from './DriftLook';
import { DriftSignals } from './DriftSignals';

/** The services around signals that contradict what was decided on. @internal */
export function createDriftServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    ...config.drift,
    timeZone: config.timeZone,
  };
  return {
    driftLook: new DriftLook({
      ...known,
      driftSignals: new DriftSignals(known),
    }),
  };
}
