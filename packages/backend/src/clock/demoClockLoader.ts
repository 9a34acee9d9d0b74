import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { refuseInProduction } from '../refuseInProduction';
import { demoPlugin } from './demoPlugin';
import { orrClockServiceFactory } from './movableClockServiceRef';

/**
 * Adds the movable clock where the config asks for it; otherwise nothing of it exists.
 *
 * @internal
 */
export const demoClockLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    if (config.getOptionalBoolean('demo.clock.enabled')) {
      refuseInProduction('The demo clock', {
        config,
        nodeEnv: process.env.NODE_ENV,
      });
      yield orrClockServiceFactory;
      yield demoPlugin;
    }
  },
});
