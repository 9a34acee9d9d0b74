import type { ConfigApi } from '@backstage/frontend-plugin-api';

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

/** The personas of the config, in its order. @internal */
export function readDemoPersonas(configApi: ConfigApi): DemoPersona[] {
  return (
    configApi.getOptionalConfigArray('auth.providers.demo.personas') ?? []
  ).map(persona => ({
    userRef: persona.getString('userRef'),
    title: persona.getString('title'),
    role: persona.getString('role'),
    description: persona.getString('description'),
  }));
}
