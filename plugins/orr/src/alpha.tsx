/**
 * The Operational Readiness tab and pages, for apps on the new frontend system.
 *
 * @packageDocumentation
 */

import {
  ApiBlueprint,
  PageBlueprint,
  PluginHeaderActionBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiListCheck3, RiShieldCheckLine } from '@remixicon/react';
import { createOrrClient } from 'backstage-plugin-orr-common';
import { orrApiRef } from './api';
import { hasScorecard } from './hooks/useScorecardOf';
import { openScreen } from './openScreen';
import { ENTITY_TAB_PATH, entityContentRouteRef, rootRouteRef } from './routes';
import { CHECKLIST_SEARCH_TYPE, READINESS_SEARCH_TYPE } from './searchTypes';

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
      openScreen('portalOrganisation').then(({ PortalReadinessPage }) => (
        <PortalReadinessPage />
      )),
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
      openScreen('entityReadiness').then(m => <m.EntityReadinessRouter />),
  },
});

const entityReadinessCard = EntityCardBlueprint.make({
  name: 'readiness',
  params: {
    type: 'info',
    loader: () =>
      openScreen('entityReadinessCard').then(m => <m.EntityReadinessCard />),
  },
});

const entityScorecardCard = EntityCardBlueprint.make({
  name: 'scorecard',
  params: {
    type: 'content',
    filter: hasScorecard,
    loader: () => openScreen('scorecardCard').then(m => <m.ScorecardCard />),
  },
});

const myReadinessWidget = HomePageWidgetBlueprint.make({
  name: 'my-readiness',
  params: {
    name: 'MyReadiness',
    title: 'My readiness',
    description: 'What waits for you, and what your teams owe.',
    components: () =>
      openScreen('myReadinessSummary').then(m => ({
        Content: m.MyReadinessSummary,
      })),
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 5 },
    },
  },
});

const myScorecardWidget = HomePageWidgetBlueprint.make({
  name: 'my-scorecard',
  params: {
    name: 'MyScorecard',
    title: 'Readiness of my groups',
    description: 'How many of what your groups own stand where, by tier.',
    components: () =>
      openScreen('scorecardCard').then(m => ({
        Content: m.MyScorecard,
      })),
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 5 },
    },
  },
});

const readinessSearchResult = SearchResultListItemBlueprint.make({
  name: 'readiness',
  params: {
    predicate: ({ type }) => type === READINESS_SEARCH_TYPE,
    icon: <RiShieldCheckLine />,
    component: () =>
      openScreen('searchResult').then(m => m.ReadinessSearchResult),
  },
});

const checklistSearchResult = SearchResultListItemBlueprint.make({
  name: 'checklist',
  params: {
    predicate: ({ type }) => type === CHECKLIST_SEARCH_TYPE,
    icon: <RiListCheck3 />,
    component: () =>
      openScreen('searchResult').then(m => m.ChecklistSearchResult),
  },
});

const readinessSearchType = SearchFilterResultTypeBlueprint.make({
  name: 'readiness',
  params: {
    value: READINESS_SEARCH_TYPE,
    name: 'Operational Readiness',
    icon: <RiShieldCheckLine />,
  },
});

const checklistSearchType = SearchFilterResultTypeBlueprint.make({
  name: 'checklist',
  params: {
    value: CHECKLIST_SEARCH_TYPE,
    name: 'Readiness checklists',
    icon: <RiListCheck3 />,
  },
});

/**
 * The plugin for apps on the new frontend system: the tab on every entity, its card, a card with counts on groups, systems and
 * domains, the page of the organisation, widgets for the home page, results of the search, and the API.
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
    myScorecardWidget,
    readinessSearchResult,
    checklistSearchResult,
    readinessSearchType,
    checklistSearchType,
  ],
});

/**
 * The way from the pages of the catalog to the list of standings, in their header: a module of the catalog plugin, for apps
 * that want it there. The table itself takes no columns of others.
 *
 * @alpha
 */
export const catalogReadinessModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    PluginHeaderActionBlueprint.make({
      name: 'readiness',
      params: {
        loader: () =>
          openScreen('catalogLink').then(({ CatalogLink }) => <CatalogLink />),
      },
    }),
  ],
});
