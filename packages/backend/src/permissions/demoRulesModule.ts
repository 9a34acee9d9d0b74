import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { demoCatalogRules } from './conditionExports';

/**
 * Teaches the catalog the rules of this portal.
 *
 * @internal
 */
export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-rules',
  register(reg) {
    reg.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addPermissionRules(Object.values(demoCatalogRules));
      },
    });
  },
});
