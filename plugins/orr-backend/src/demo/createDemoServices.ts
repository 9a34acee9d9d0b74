import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createServices } from '../service/createServices';
import { ServicesOptions } from '../service/ServicesOptions';
import { DemoPeople } from './DemoPeople';
import { ReplayClock } from './ReplayClock';

/** The people of a year that has passed are taken to have been allowed what they did. */
const allowed: PermissionsService = {
  authorize: async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  authorizeConditional: async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
};

function membershipsOf(people: DemoPeople): UserInfoService {
  return {
    getUserInfo: async credentials => {
      const { userEntityRef } = (
        credentials as BackstageCredentials<BackstageUserPrincipal>
      ).principal;
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...people.groupsOf(userEntityRef)],
      };
    },
  };
}

/** The catalog as this backend itself sees it: nobody of the past has a token to ask it with. */
function asThisBackend(
  catalog: CatalogService,
  auth: AuthService,
): CatalogService {
  return new Proxy(catalog, {
    get(target, name) {
      const method = Reflect.get(target, name);
      return typeof method === 'function'
        ? async (...args: object[]) =>
            method.apply(target, [
              ...args.slice(0, -1),
              {
                ...args[args.length - 1],
                credentials: await auth.getOwnServiceCredentials(),
              },
            ])
        : method;
    },
  });
}

/** The services of the plugin, with a clock that can be put into the past and people who have no session. @internal */
export function createDemoServices(
  options: ServicesOptions,
  demo: { clock: ReplayClock; people: DemoPeople },
) {
  return createServices({
    ...options,
    config: { ...options.config, mayDecide: true },
    clock: demo.clock,
    permissions: allowed,
    userInfo: membershipsOf(demo.people),
    catalog: asThisBackend(options.catalog, options.auth),
  });
}
