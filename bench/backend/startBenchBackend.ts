import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
  ServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import orrPlugin from 'backstage-plugin-orr-backend';
import { orrClockServiceRef } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { createSyntheticCatalog } from '../catalog/createSyntheticCatalog';
import { BenchClock } from './BenchClock';
import { BenchPolicy, VIEWER } from './BenchPolicy';
import { StatementLog } from './StatementLog';

function serviceOf<T extends object>(
  service: ServiceRef<T, 'plugin'>,
  instance: T,
) {
  return createServiceFactory({ service, deps: {}, factory: () => instance });
}

export type BenchBackend = Awaited<ReturnType<typeof startBenchBackend>>;

/** The plugin as it is, behind a real port and on a real database; what is around it stands in for a portal. */
export async function startBenchBackend(options: {
  database: JsonObject;
  entities: Entity[];
  /** What else runs in it. */
  features?: BackendFeature[];
  /** What else is configured. */
  config?: JsonObject;
}) {
  const policy = new BenchPolicy();
  const clock = new BenchClock();
  const statements = new StatementLog();
  const catalog = createSyntheticCatalog(options.entities, policy);
  let knex!: Knex;
  let scheduler!: SchedulerService;
  const hook = createBackendModule({
    pluginId: 'orr',
    moduleId: 'bench',
    register(env) {
      env.registerInit({
        deps: {
          database: coreServices.database,
          scheduler: coreServices.scheduler,
        },
        async init(deps) {
          scheduler = deps.scheduler;
          knex = await deps.database.getClient();
          statements.watch(knex);
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      orrPlugin,
      hook,
      ...(options.features ?? []),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      serviceOf(catalogServiceRef, catalog),
      serviceOf(coreServices.permissions, policy),
      serviceOf(coreServices.userInfo, mockServices.userInfo(VIEWER)),
      createServiceFactory({
        service: orrClockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      mockServices.rootConfig.factory({
        data: {
          ...options.config,
          backend: { database: options.database },
          permission: { enabled: true },
          orr: { timeZone: 'UTC', ...(options.config?.orr as JsonObject) },
        },
      }),
    ],
  });
  return {
    baseUrl: `http://127.0.0.1:${backend.server.port()}/api/orr`,
    authorization: mockCredentials.user.header(VIEWER.userEntityRef),
    knex,
    catalog,
    clock,
    policy,
    scheduler,
    statements,
    stop: () => backend.stop(),
  };
}
