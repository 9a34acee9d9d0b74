import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { createStores } from '../database/createStores';

type Database = Parameters<typeof createStores>[0];

/** A database for this plugin, and another one for all others of a backend. @internal */
export function databaseFor(of: { orr: Database; others: Database }) {
  return createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) =>
      mockServices.database({
        knex: plugin.getId() === 'orr' ? of.orr : of.others,
      }),
  });
}
