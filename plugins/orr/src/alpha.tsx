/**
 * The Operational Readiness tab and pages, for apps on the new frontend system.
 *
 * @packageDocumentation
 */

import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { RiShieldCheckLine } from '@remixicon/react';
import { createOrrClient } from 'backstage-plugin-orr-common';
import { orrApiRef } from './api';
import { hasScorecard } from './hooks/useScorecardOf';
import { ENTITY_TAB_PATH, entityContentRouteRef, rootRouteRef } from './routes';

const orrApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: orrApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createOrrClient({ discoveryApi, fetchApi }),
    }),
});

const orrPage = PageBlueprint.make({
  params: {
    path: '/orr',
    title: 'Operational Readiness',
    icon: <RiShieldCheckLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/ReadinessPage/PortalReadinessPage').then(
        ({ PortalReadinessPage }) => <PortalReadinessPage />,
      ),
  },
});

const entityOrrContent = EntityContentBlueprint.make({
  params: {
    path: ENTITY_TAB_PATH,
    title: 'Operational Readiness',
    group: 'operation',
    icon: <RiShieldCheckLine />,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('./components/EntityReadiness').then(m => (
        <m.EntityReadinessRouter />
      )),
  },
});

const entityReadinessCard = EntityCardBlueprint.make({
  name: 'readiness',
  params: {
    type: 'info',
    loader: () =>
      import('./components/EntityReadinessCard').then(m => (
        <m.EntityReadinessCard />
      )),
  },
});

const entityScorecardCard = EntityCardBlueprint.make({
  name: 'scorecard',
  params: {
    type: 'content',
    filter: hasScorecard,
    loader: () =>
      import('./components/ScorecardCard').then(m => <m.ScorecardCard />),
  },
});

const myReadinessWidget = HomePageWidgetBlueprint.make({
  name: 'my-readiness',
  params: {
    name: 'MyReadiness',
    title: 'My readiness',
    description: 'What waits for you, and what your teams owe.',
    components: () =>
      import('./components/MyReadiness/MyReadinessSummary').then(m => ({
        Content: m.MyReadinessSummary,
      })),
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 5 },
    },
  },
});

/**
 * The plugin for apps on the new frontend system: the tab on every entity, its card, a card with counts on groups, systems and
 * domains, the page of the organisation, the widget for the home page, and the API.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'orr',
  title: 'Operational Readiness',
  icon: <RiShieldCheckLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [
    orrApi,
    orrPage,
    entityOrrContent,
    entityReadinessCard,
    entityScorecardCard,
    myReadinessWidget,
  ],
});
