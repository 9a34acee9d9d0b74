import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { CoOwnerProcessor } from './CoOwnerProcessor';

/** Teaches the catalog how the example organisation writes its entries. */
export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-co-owners',
  register(reg) {
    reg.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addProcessor(new CoOwnerProcessor());
      },
    });
  },
});
