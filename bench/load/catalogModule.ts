import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { VISIBILITY_ANNOTATION } from '../catalog/createEntities';

const NAME = 'bench';

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

/** Hands entities to the real catalog, and teaches it the rule. */
export function catalogModuleFor(entities: Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: NAME,
    register(env) {
      env.registerInit({
        deps: {
          permissionsRegistry: coreServices.permissionsRegistry,
          processing: catalogProcessingExtensionPoint,
        },
        async init({ permissionsRegistry, processing }) {
          permissionsRegistry.addPermissionRules([isRestricted]);
          processing.addEntityProvider({
            getProviderName: () => NAME,
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: NAME,
                })),
              }),
          });
        },
      });
    },
  });
}
