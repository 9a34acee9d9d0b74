import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { Settings } from '@backstage/plugin-user-settings';
import HomeIcon from '@material-ui/icons/Home';
import SearchIcon from '@material-ui/icons/Search';
import ReadinessIcon from '@material-ui/icons/VerifiedUserOutlined';
import type { PropsWithChildren } from 'react';

/** The frame of every page: the sidebar beside it. @internal */
export function Root({ children }: PropsWithChildren<{}>) {
  return (
    <SidebarPage>
      <Sidebar>
        <SidebarItem icon={SearchIcon} to="search" text="Search" />
        <SidebarItem icon={HomeIcon} to="catalog" text="Catalog" />
        <SidebarItem icon={ReadinessIcon} to="orr" text="Readiness" />
        <SidebarSpace />
        <SidebarDivider />
        <NotificationsSidebarItem />
        <Settings />
      </Sidebar>
      {children}
    </SidebarPage>
  );
}
