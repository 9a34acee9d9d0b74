import { createBackend } from '@backstage/backend-defaults';
import { startOrExit } from './startOrExit';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

// sign-in; the demo personas refuse to start in production
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./auth'));

// catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('./permissions/demoRulesModule'));
backend.add(import('./catalog'));

// permissions
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permissions/demoPolicyModule'));

// operational readiness
backend.add(import('backstage-plugin-orr-backend'));
backend.add(import('backstage-plugin-orr-backend-module-buildbot'));
backend.add(import('backstage-plugin-orr-backend-module-github'));

// search
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('backstage-plugin-search-backend-module-orr'));

// events, notifications and signals
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

// settings of the signed-in user
backend.add(import('@backstage/plugin-user-settings-backend'));

// actions as tools over MCP
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// a clock that can be moved forward; mounted only where demo.clock.enabled is set
backend.add(import('./clock'));

startOrExit(backend);
