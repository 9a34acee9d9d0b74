import {
  createProxyAuthProviderFactory,
  type AuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './demoAuthenticator';

/**
 * The provider signs a persona in as its user of the catalog, so that ownership claims are the real ones.
 *
 * @internal
 */
export function createDemoProviderFactory(): AuthProviderFactory {
  return createProxyAuthProviderFactory({
    authenticator: demoAuthenticator,
    signInResolver: async ({ result }, resolver) =>
      resolver.signInWithCatalogUser({ entityRef: result.userRef }),
  });
}
