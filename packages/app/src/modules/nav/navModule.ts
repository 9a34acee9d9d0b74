import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { sidebarContent } from './sidebarContent';

/** The sidebar of the portal. @internal */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [sidebarContent],
});
