import { createBackendModule } from '@backstage/backend-plugin-api';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';
import { createDemoProviderFactory } from './createDemoProviderFactory';

/**
 * Lets visitors of the demo portal sign in as one of the personas of the example organisation.
 *
 * @internal
 */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'demo',
          factory: createDemoProviderFactory(),
        });
      },
    });
  },
});
