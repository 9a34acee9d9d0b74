import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { PortalSidebar } from './PortalSidebar';

/** Replaces the sidebar that the app comes with. @internal */
export const sidebarContent = NavContentBlueprint.make({
  params: { component: PortalSidebar },
});
