import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
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
import { changeOwners, fillCatalog } from '../catalog/fillCatalog';
import { backdateHistory, fillHistory } from '../history/fillHistory';
import { CatalogHandle, catalogModuleFor } from './catalogModule';
import { serveCalls } from './childCalls';
import { createPeople } from './createPeople';
import { floorPlugin } from './floorPlugin';
import { LoadPolicy, LoadPolicyName } from './LoadPolicy';
import { RequestCosts } from './RequestCosts';
import { peerFeatures } from '../peer/peerFeatures';
import { signInModule } from './signInModule';

const FILLED_POLL_MS = 500;
const FILLED_AT_LAST_MS = 120_000;
const SWEPT_AT_LAST_MS = 600_000;
/** A sweep meets and judges fifty a second at least. */
const PER_ENTITY_MS = 20;

const policy = new LoadPolicy();
const costs = new RequestCosts();
const ofCatalog: CatalogHandle = {};
let auth: AuthService;
let catalog: CatalogService;
let knex: Knex;
let scheduler: SchedulerService;
let peer: ReturnType<typeof peerFeatures> | undefined;

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

type Until = (isSo: () => Promise<boolean>, what: string) => Promise<void>;

function waiting(milliseconds: number): Until {
  const deadline = Date.now() + milliseconds;
  return async (isSo, what) => {
    while (!(await isSo())) {
      if (Date.now() > deadline) {
        throw new Error(`Waited in vain until ${what}`);
      }
      await delay(FILLED_POLL_MS);
    }
  };
}

async function sweepTimes(times: number, until: Until): Promise<void> {
  const generation = async () =>
    Number((await knex('catalog_sweep').first())?.generation ?? 0);
  const wanted = (await generation()) + times;
  await until(async () => {
    await scheduler.triggerTask('catalog-sweep').catch(() => undefined);
    return (await generation()) >= wanted;
  }, 'the catalog was swept');
}

/** The backend of a portal, everything in it real, and what the measuring process may tell it. */
const calls = {
  async start(size: {
    entities: number;
    people: number;
    withPeer: boolean;
  }): Promise<void> {
    const backend = createBackend();
    if (size.withPeer) {
      peer = peerFeatures(createPeople(size).entities, costs);
      peer.features.forEach(feature => backend.add(feature));
    }
    backend.add(import('@backstage/plugin-auth-backend'));
    backend.add(signInModule);
    backend.add(import('@backstage/plugin-catalog-backend'));
    backend.add(catalogModuleFor(ofCatalog));
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

  /** Gives the catalog its entities, and waits until our plugin has seen them. */
  async fill(size: { entities: number; people: number }): Promise<void> {
    const { entities } = createPeople(size);
    const credentials = await auth.getOwnServiceCredentials();
    await fillCatalog(ofCatalog.knex!, entities);
    const { totalItems } = await catalog.queryEntities(
      { limit: 1 },
      { credentials },
    );
    if (totalItems !== entities.length) {
      throw new Error(`The catalog shows ${totalItems} entities`);
    }
    // One may be on its way that began before all were there.
    await sweepTimes(
      2,
      waiting(FILLED_AT_LAST_MS + entities.length * PER_ENTITY_MS),
    );
  },

  /** Writes a year of decisions into the tables, and waits until every standing and every count is computed from them. */
  async fillYear(size: { entities: number }): Promise<number> {
    const until = waiting(FILLED_AT_LAST_MS + size.entities * PER_ENTITY_MS);
    const decided = await fillHistory(knex, new Date());
    await sweepTimes(2, until);
    await backdateHistory(knex, new Date());
    // Counts of past days are made of changes when they are computed from scratch.
    await knex('rollup_state').update({
      building: knex.raw('generation + 1'),
      built: 0,
      build_started_at: new Date().toISOString(),
      build_started_by: 'user:default/bench',
    });
    await until(async () => {
      await scheduler.triggerTask('roll-ups').catch(() => undefined);
      const { building } = await knex('rollup_state').first();
      return building === null && !(await knex('rollup_due').first());
    }, 'all was counted');
    // Autovacuum would do so within a minute.
    await knex.raw('ANALYZE');
    return decided;
  },

  /** Has the job run that computes how entities fare; it ends some time later. */
  async computeHealth(_: undefined): Promise<void> {
    // Refused while it runs, which is as good.
    await scheduler.triggerTask('deploy-health-clock').catch(() => undefined);
  },

  /** Has the catalog give some components another owner, and says what it takes until lists and counts know. */
  async changeOwners(change: {
    count: number;
    owner: string;
  }): Promise<{ listedMs: number; countedMs: number }> {
    const refs = await changeOwners(ofCatalog.knex!, change);
    const until = waiting(FILLED_AT_LAST_MS + SWEPT_AT_LAST_MS);
    const startedAt = performance.now();
    await until(async () => {
      await scheduler.triggerTask('catalog-sweep').catch(() => undefined);
      const [{ n }] = await knex('entity_owner')
        .join('entity', 'entity.id', 'entity_owner.entity_id')
        .whereIn('entity.entity_ref', refs)
        .where('entity_owner.owner_ref', change.owner)
        .count({ n: '*' });
      return Number(n) === refs.length;
    }, 'all have their new owner');
    const listedMs = performance.now() - startedAt;
    await until(async () => {
      await scheduler.triggerTask('roll-ups').catch(() => undefined);
      return !(await knex('rollup_due').first());
    }, 'all was counted');
    return { listedMs, countedMs: performance.now() - startedAt };
  },

  /** Has every standing computed anew and stored, and says how long the sweep took that did it. */
  async judgeAll(size: { entities: number }): Promise<number> {
    await knex('entity').update({ stale_token: randomUUID() });
    const startedAt = performance.now();
    await sweepTimes(
      1,
      waiting(FILLED_AT_LAST_MS + size.entities * PER_ENTITY_MS),
    );
    return performance.now() - startedAt;
  },

  /** Has the peer store the facts of each component, and says in how many milliseconds. */
  async insertPeerFacts(_: undefined): Promise<number> {
    return peer!.insertFacts();
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
