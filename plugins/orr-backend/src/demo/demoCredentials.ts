import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/**
 * Stands for a person of the demo within this plugin. It carries no token and opens nothing outside: the services that
 * take it are those of the replay alone.
 *
 * @internal
 */
export function demoCredentials(
  userRef: string,
): BackstageCredentials<BackstageUserPrincipal> {
  return {
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'user', userEntityRef: userRef },
  };
}
