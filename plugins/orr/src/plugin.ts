import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createSearchResultListItemExtension,
  SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { createOrrClient } from 'backstage-plugin-orr-common';
import { orrApiRef } from './api';
import { openScreen } from './openScreen';
import { entityContentRouteRef, rootRouteRef } from './routes';
import { CHECKLIST_SEARCH_TYPE, READINESS_SEARCH_TYPE } from './searchTypes';

/**
 * The plugin for apps on the old frontend system.
 *
 * @public
 */
export const orrPlugin = createPlugin({
  id: 'orr',
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  apis: [
    createApiFactory({
      api: orrApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createOrrClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * The Operational Readiness tab, for every kind of entity.
 *
 * @public
 */
export const EntityOrrContent: () => JSX.Element = orrPlugin.provide(
  createRoutableExtension({
    name: 'EntityOrrContent',
    component: () =>
      openScreen('entityReadiness').then(m => m.EntityReadinessRouter),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The card for the overview of an entity.
 *
 * @public
 */
export const EntityOrrCard: () => JSX.Element = orrPlugin.provide(
  createComponentExtension({
    name: 'EntityOrrCard',
    component: {
      lazy: () =>
        openScreen('entityReadinessCard').then(m => m.EntityReadinessCard),
    },
  }),
);

/**
 * The card for the overview of a group, system or domain: how many of what belongs to it stand where.
 *
 * @public
 */
export const EntityOrrScorecardCard: () => JSX.Element = orrPlugin.provide(
  createComponentExtension({
    name: 'EntityOrrScorecardCard',
    component: {
      lazy: () => openScreen('scorecardCard').then(m => m.ScorecardCard),
    },
  }),
);

/**
 * What waits for the viewer and what their teams owe, for the home page.
 *
 * @public
 */
export const MyReadinessCard: () => JSX.Element = orrPlugin.provide(
  createComponentExtension({
    name: 'MyReadinessCard',
    component: {
      lazy: () => openScreen('myReadiness').then(m => m.MyReadinessCard),
    },
  }),
);

/**
 * How many of what the viewer's groups own stand where, for the home page.
 *
 * @public
 */
export const MyScorecardCard: () => JSX.Element = orrPlugin.provide(
  createComponentExtension({
    name: 'MyScorecardCard',
    component: {
      lazy: () => openScreen('scorecardCard').then(m => m.MyScorecardCard),
    },
  }),
);

/**
 * The page of all entities with their standing.
 *
 * @public
 */
export const OrrPage: () => JSX.Element = orrPlugin.provide(
  createRoutableExtension({
    name: 'OrrPage',
    component: () =>
      openScreen('organisation').then(m => m.LegacyReadinessPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * A result of the search of the portal that is an entity with its standing.
 *
 * @public
 */
export const ReadinessSearchResultListItem: (
  props: SearchResultListItemExtensionProps<{}>,
) => JSX.Element | null = orrPlugin.provide(
  createSearchResultListItemExtension({
    name: 'ReadinessSearchResultListItem',
    component: () =>
      openScreen('searchResult').then(m => m.ReadinessSearchResult),
    predicate: ({ type }) => type === READINESS_SEARCH_TYPE,
  }),
);

/**
 * A result of the search of the portal that is a checklist.
 *
 * @public
 */
export const ChecklistSearchResultListItem: (
  props: SearchResultListItemExtensionProps<{}>,
) => JSX.Element | null = orrPlugin.provide(
  createSearchResultListItemExtension({
    name: 'ChecklistSearchResultListItem',
    component: () =>
      openScreen('searchResult').then(m => m.ChecklistSearchResult),
    predicate: ({ type }) => type === CHECKLIST_SEARCH_TYPE,
  }),
);
