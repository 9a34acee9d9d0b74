import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { RequestCosts } from '../load/RequestCosts';
import { PEER_MODULES } from './ensurePeer';
import { FACT_IDS, factsOf, RETRIEVER } from './peerChecks';

const BACKEND = '@backstage-community/plugin-tech-insights-backend';
const PLUGIN = 'tech-insights';
const STORED_AT_LAST_MS = 300_000;
const LOOK_MS = 20;

/** The peer in the same portal: its plugin, its rules, and facts that cost nothing to find. */
export function peerFeatures(
  entities: Entity[],
  costs: RequestCosts,
): {
  features: BackendFeature[];
  /** How many milliseconds its storing took. */
  insertFacts(): Promise<number>;
} {
  const load = createRequire(path.join(PEER_MODULES, BACKEND, 'package.json'));
  const { techInsightsFactRetrieversExtensionPoint: extensionPoint } = load(
    '@backstage-community/plugin-tech-insights-node',
  );
  let scheduler: SchedulerService | undefined;
  let knex: Knex | undefined;
  let foundAt = 0;
  const components = entities.filter(({ kind }) => kind === 'Component');
  const facts = createBackendModule({
    pluginId: PLUGIN,
    moduleId: 'bench',
    register(env) {
      env.registerInit({
        deps: {
          database: coreServices.database,
          httpRouter: coreServices.httpRouter,
          retrievers: extensionPoint as any,
          tasks: coreServices.scheduler,
        },
        async init({ database, httpRouter, retrievers, tasks }) {
          scheduler = tasks;
          knex = await database.getClient();
          httpRouter.use(costs.middleware);
          (retrievers as any).addFactRetrievers({
            [RETRIEVER]: {
              id: RETRIEVER,
              version: '1.0.0',
              entityFilter: [{ kind: 'component' }],
              schema: Object.fromEntries(
                FACT_IDS.map(id => [
                  id,
                  { type: 'boolean', description: `Whether ${id} holds` },
                ]),
              ),
              handler: async () => {
                foundAt = performance.now();
                return components.map(({ kind, metadata }, index) => ({
                  entity: { kind, namespace: 'default', name: metadata.name },
                  facts: factsOf(index),
                }));
              },
            },
          });
        },
      });
    },
  });
  const stored = async () =>
    Number((await knex!('facts').count({ n: '*' }).first())?.n);
  return {
    features: [
      load(BACKEND).default,
      load(`${BACKEND}-module-jsonfc`).default,
      facts,
    ],
    insertFacts: async () => {
      const before = await stored();
      await scheduler!.triggerTask(RETRIEVER);
      const deadline = performance.now() + STORED_AT_LAST_MS;
      // It stores all in one transaction, or none.
      while ((await stored()) === before) {
        if (performance.now() > deadline) {
          throw new Error('The peer stores no facts');
        }
        await delay(LOOK_MS);
      }
      return performance.now() - foundAt;
    },
  };
}
