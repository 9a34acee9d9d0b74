import {
  coreServices,
  createBackendModule,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

/** The catalog makes ids and relations itself, and takes nothing that comes from nowhere. */
const located = (entity: Entity): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    uid: undefined,
    annotations: {
      [ANNOTATION_LOCATION]: 'test:here',
      [ANNOTATION_ORIGIN_LOCATION]: 'test:here',
    },
  },
  relations: undefined,
});

/** Gives a real catalog some entities, and rules that only it knows. @internal */
export function createCatalogModule(options: {
  entities: Entity[];
  rules: Parameters<PermissionsRegistryService['addPermissionRules']>[0];
}) {
  const entities = options.entities.map(entity => ({
    entity: located(entity),
    locationKey: 'test',
  }));
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test',
    register(env) {
      env.registerInit({
        deps: {
          processing: catalogProcessingExtensionPoint,
          registry: coreServices.permissionsRegistry,
        },
        async init({ processing, registry }) {
          registry.addPermissionRules(options.rules);
          processing.addEntityProvider({
            getProviderName: () => 'test',
            connect: connection =>
              connection.applyMutation({ type: 'full', entities }),
          });
        },
      });
    },
  });
}
