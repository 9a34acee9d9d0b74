import { setTimeout as delay } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  AuthService,
  coreServices,
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { Knex } from 'knex';
import { catalogModuleFor } from './catalogModule';
import { serveCalls } from './childCalls';
import { createPeople } from './createPeople';
import { floorPlugin } from './floorPlugin';
import { LoadPolicy, LoadPolicyName } from './LoadPolicy';
import { RequestCosts } from './RequestCosts';
import { signInModule } from './signInModule';

const FILLED_POLL_MS = 500;
const FILLED_AT_LAST_MS = 120_000;

const policy = new LoadPolicy();
const costs = new RequestCosts();
let auth: AuthService;
let catalog: CatalogService;
let knex: Knex;
let scheduler: SchedulerService;

const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy(policy);
      },
    });
  },
});

const floorCosts = createBackendModule({
  pluginId: 'floor',
  moduleId: 'bench-costs',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use(costs.middleware);
      },
    });
  },
});

const orrCosts = createBackendModule({
  pluginId: 'orr',
  moduleId: 'bench-costs',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        ({ auth, catalog, scheduler } = deps);
        deps.httpRouter.use(costs.middleware);
        knex = await deps.database.getClient();
        costs.watch(knex);
      },
    });
  },
});

/** The backend of a portal, everything in it real, and what the measuring process may tell it. */
const calls = {
  async start(size: { entities: number; people: number }): Promise<void> {
    const backend = createBackend();
    backend.add(import('@backstage/plugin-auth-backend'));
    backend.add(signInModule);
    backend.add(import('@backstage/plugin-catalog-backend'));
    backend.add(catalogModuleFor(createPeople(size).entities));
    backend.add(import('@backstage/plugin-permission-backend'));
    backend.add(policyModule);
    backend.add(import('@backstage/plugin-events-backend'));
    backend.add(import('@backstage/plugin-notifications-backend'));
    backend.add(import('@backstage/plugin-signals-backend'));
    backend.add(import('backstage-plugin-orr-backend'));
    backend.add(orrCosts);
    backend.add(floorPlugin);
    backend.add(floorCosts);
    await backend.start();
  },

  /** Waits until the catalog has worked on all of them, and our plugin has seen them. */
  async fill(size: { entities: number; people: number }): Promise<void> {
    const entities = createPeople(size).entities.length;
    const credentials = await auth.getOwnServiceCredentials();
    const deadline = Date.now() + FILLED_AT_LAST_MS;
    const until = async (isSo: () => Promise<boolean>, what: string) => {
      while (!(await isSo())) {
        if (Date.now() > deadline) {
          throw new Error(`Waited in vain until ${what}`);
        }
        await delay(FILLED_POLL_MS);
      }
    };
    await until(async () => {
      const page = await catalog.queryEntities({ limit: 1 }, { credentials });
      return page.totalItems >= entities;
    }, `the catalog shows ${entities} entities`);
    const generation = async () =>
      Number((await knex('catalog_sweep').first())?.generation ?? 0);
    // One may be on its way that began before all were there.
    const wanted = (await generation()) + 2;
    await until(async () => {
      await scheduler.triggerTask('catalog-sweep').catch(() => undefined);
      return (await generation()) >= wanted;
    }, 'the catalog was swept');
  },

  /** Has the job run that computes how entities fare; it ends some time later. */
  async computeHealth(_: undefined): Promise<void> {
    await scheduler.triggerTask('deploy-health-clock');
  },

  async setPolicy(name: LoadPolicyName): Promise<void> {
    policy.name = name;
  },

  /** The version of the database server. */
  async engine(_: undefined): Promise<string> {
    const { rows } = await knex.raw('SHOW server_version');
    return `PostgreSQL ${rows[0].server_version}`;
  },

  async takeCosts(_: undefined) {
    return costs.take();
  },
};

export type PortalCalls = typeof calls;

serveCalls(calls);
