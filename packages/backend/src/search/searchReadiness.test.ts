import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import orrPlugin from 'backstage-plugin-orr-backend';
import searchOrrModule from 'backstage-plugin-search-backend-module-orr';
import request from 'supertest';

jest.setTimeout(60_000);

const NADIA = mockCredentials.user.header('user:default/nadia');
const SECRET = 'component:default/ledger-secret';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, uid: `uid-${name}` },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}

/** The catalog hides one entity by a rule that nobody but the catalog knows. */
const conditional: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_NO_SECRET',
    resourceType: 'catalog-entity',
    params: {},
  },
};

async function startSearch() {
  const schedulers: Record<string, SchedulerService> = {};
  const keep = (pluginId: string) =>
    createBackendModule({
      pluginId,
      moduleId: 'jobs-of-the-test',
      register: env => {
        env.registerInit({
          deps: { scheduler: coreServices.scheduler },
          init: async ({ scheduler }) => {
            schedulers[pluginId] = scheduler;
          },
        });
      },
    });
  let checklistsAllowed = true;
  const { server } = await startTestBackend({
    features: [
      orrPlugin,
      searchPlugin,
      searchOrrModule,
      keep('orr'),
      keep('search'),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      catalogServiceMock.factory({
        entities: [component('ledger-open'), component('ledger-secret')],
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(asked => ({
            result:
              ('resourceRef' in asked && asked.resourceRef === SECRET) ||
              (asked.permission.name === 'orr.checklist.read' &&
                !checklistsAllowed)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        // Asked for a service, which sees everything, and for the person who searches.
        authorizeConditional: async (requests, options) =>
          requests.map(({ permission }) =>
            permission.name === catalogEntityReadPermission.name &&
            (options as any)?.credentials?.principal?.type === 'user'
              ? conditional
              : { result: AuthorizeResult.ALLOW },
          ),
      }).factory,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
    ],
  });
  await schedulers.orr.triggerTask('catalog-sweep');
  await schedulers.search.triggerTask('search_index_operational_readiness');
  await schedulers.search.triggerTask('search_index_readiness_checklists');
  return {
    server,
    denyChecklists: () => {
      checklistsAllowed = false;
    },
    search: async (term: string): Promise<any[]> =>
      (
        await request(server)
          .get('/api/search/query')
          .query({ term })
          .set('authorization', NADIA)
          .expect(200)
      ).body.results,
  };
}

describe('the search of the portal', () => {
  let portal: Awaited<ReturnType<typeof startSearch>>;

  beforeAll(async () => {
    portal = await startSearch();
  });

  it('finds where an entity stands, but none that the catalog hides by a rule of its own', async () => {
    const found = await portal.search('ledger');
    expect(found).toHaveLength(1);
    expect(found).toMatchObject([
      {
        type: 'operational-readiness',
        document: {
          title: 'ledger-open',
          standing: 'neverReviewed',
          location:
            '/catalog/default/component/ledger-open/operational-readiness',
          owner: 'group:default/payments',
        },
      },
    ]);
    expect(JSON.stringify(await portal.search(''))).not.toContain(
      'ledger-secret',
    );
  });

  it('finds a checklist by what one of its questions asks, as long as one may read checklists', async () => {
    const titles = async () =>
      (await portal.search('caller'))
        .filter(({ type }) => type === 'readiness-checklists')
        .map(({ document }) => document.title);
    expect(await titles()).toEqual(['Service launch readiness']);
    portal.denyChecklists();
    expect(await titles()).toEqual([]);
  });
});
