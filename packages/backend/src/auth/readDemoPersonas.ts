import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Somebody of the example organisation whom a visitor may sign in as.
 *
 * @internal
 */
export interface DemoPersona {
  userRef: string;
  /** The full name. */
  title: string;
  role: string;
  description: string;
}

/**
 * Reads `auth.providers.demo`, and says which entry is wrong.
 *
 * @internal
 */
export function readDemoPersonas(config: Config): DemoPersona[] {
  const personas = config.getConfigArray('personas').map(persona => ({
    userRef: normaliseUserRef(persona.getString('userRef')),
    title: persona.getString('title'),
    role: persona.getString('role'),
    description: persona.getString('description'),
  }));
  if (personas.length === 0) {
    throw new InputError('auth.providers.demo.personas lists nobody');
  }
  return personas;
}

function normaliseUserRef(userRef: string): string {
  const ref = parseEntityRef(userRef, {
    defaultKind: 'user',
    defaultNamespace: 'default',
  });
  if (ref.kind.toLocaleLowerCase('en-US') !== 'user') {
    throw new InputError(
      `auth.providers.demo.personas: "${userRef}" is not a user`,
    );
  }
  return stringifyEntityRef(ref);
}
