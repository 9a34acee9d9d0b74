import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { refuseInProduction } from '../refuseInProduction';
import { authModuleDemoProvider } from './authModuleDemoProvider';

/**
 * Adds the demo sign-in, or stops the backend before anything of it has started.
 *
 * @internal
 */
export const demoSignInLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    refuseInProduction('The demo sign-in', {
      config,
      nodeEnv: process.env.NODE_ENV,
    });
    yield authModuleDemoProvider;
  },
});
