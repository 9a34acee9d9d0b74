import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { Knex } from 'knex';
import { VISIBILITY_ANNOTATION } from '../catalog/createEntities';

/** A rule of the portal's own: only the catalog can apply it. */
const isRestricted = createPermissionRule({
  name: 'IS_RESTRICTED',
  description: 'Allow entities that are kept to their own team',
  resourceRef: catalogEntityPermissionResourceRef,
  apply: ({ metadata }) =>
    metadata.annotations?.[VISIBILITY_ANNOTATION] === 'team',
  toQuery: () => ({
    key: `metadata.annotations.${VISIBILITY_ANNOTATION}`,
    values: ['team'],
  }),
});

/** What the benchmark does with the catalog that a portal of people would not. */
export interface CatalogHandle {
  /** The catalog's own database, once it has started. */
  knex?: Knex;
}

/** Teaches the real catalog the rule, and hands out its database to be filled. */
export function catalogModuleFor(handle: CatalogHandle) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench',
    register(env) {
      env.registerInit({
        deps: {
          database: coreServices.database,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init({ database, permissionsRegistry }) {
          permissionsRegistry.addPermissionRules([isRestricted]);
          handle.knex = await database.getClient();
        },
      });
    },
  });
}
