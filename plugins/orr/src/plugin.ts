import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createOrrClient } from 'backstage-plugin-orr-common';
import { orrApiRef } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

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
      import('./components/EntityReadiness').then(m => m.EntityReadinessRouter),
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
        import('./components/EntityReadinessCard').then(
          m => m.EntityReadinessCard,
        ),
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
      lazy: () =>
        import('./components/ScorecardCard').then(m => m.ScorecardCard),
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
      lazy: () =>
        import('./components/MyReadiness').then(m => m.MyReadinessCard),
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
      import('./components/ReadinessPage').then(m => m.LegacyReadinessPage),
    mountPoint: rootRouteRef,
  }),
);
