import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** By which a client says who it is; a real portal has a provider here that knows. */
export const SIGN_IN_HEADER = 'x-bench-user';

/** Signs anybody in as a user of the catalog, so that tokens and ownership claims are those of the real auth backend. */
export const signInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-provider',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'bench',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              authenticate: async ({ req }) => ({
                result: { userRef: String(req.header(SIGN_IN_HEADER)) },
              }),
            }),
            signInResolver: async ({ result }, resolver) =>
              resolver.signInWithCatalogUser({ entityRef: result.userRef }),
          }),
        });
      },
    });
  },
});
