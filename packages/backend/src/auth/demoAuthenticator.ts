import type { UserEntity } from '@backstage/catalog-model';
import { AuthenticationError, InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { readDemoPersonas } from './readDemoPersonas';

/** The request header that names the chosen persona. */
const DEMO_PERSONA_HEADER = 'x-demo-persona';

/** Who asks to be signed in. @internal */
export interface DemoSignIn {
  userRef: string;
}

/**
 * Accepts the personas of the config and nobody else.
 *
 * @internal
 */
export const demoAuthenticator = createProxyAuthenticator<
  Set<string>,
  DemoSignIn,
  undefined
>({
  async defaultProfileTransform({ userRef }, resolver) {
    const { entity } = await resolver.findCatalogUser({ entityRef: userRef });
    const { displayName, email, picture } =
      (entity as UserEntity).spec.profile ?? {};
    return { profile: { displayName, email, picture } };
  },

  initialize({ config }) {
    return new Set(readDemoPersonas(config).map(persona => persona.userRef));
  },

  async authenticate({ req }, userRefs) {
    const userRef = req.header(DEMO_PERSONA_HEADER)?.trim();
    if (!userRef) {
      throw new InputError(
        `Nobody to sign in: the request has no header "${DEMO_PERSONA_HEADER}"`,
      );
    }
    if (!userRefs.has(userRef)) {
      throw new AuthenticationError(
        `"${userRef.slice(
          0,
          200,
        )}" is no persona of this demo, choose one of: ${[...userRefs].join(
          ', ',
        )}`,
      );
    }
    return { result: { userRef } };
  },
});
