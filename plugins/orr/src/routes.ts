import { createRouteRef } from '@backstage/core-plugin-api';

/** The organisation's page. @internal */
export const rootRouteRef = createRouteRef({ id: 'orr' });

/** The tab on every entity. @internal */
export const entityContentRouteRef = createRouteRef({
  id: 'orr:entity-content',
});

/** Where the tab is mounted below the page of an entity. @internal */
export const ENTITY_TAB_PATH = '/operational-readiness';
