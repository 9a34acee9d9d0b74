import {
  computeDeployHealth,
  EntityDeployHealth,
  ShownDeployment,
} from 'backstage-plugin-orr-common';
import { AT, entity } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ENTITY_URL = '/entities/Component/default/payments';

const told = {
  entityRefs: [entity.entityRef],
  id: 'run-17',
  environment: 'production',
  outcome: 'succeeded',
  startedAt: '2026-03-01T09:50:00.000Z',
  finishedAt: AT,
};

const shown: ShownDeployment = {
  id: 'a1',
  provider: 'api',
  instance: 'default',
  environment: 'production',
  tier: 'production',
  outcome: 'succeeded',
  kind: 'deploy',
  revision: null,
  ref: 'main',
  artifact: null,
  startedAt: '2026-03-01T09:50:00.000Z',
  finishedAt: AT,
  supersededAt: null,
  url: 'https://ci.example.org/17',
  happenedAt: AT,
};

const health: EntityDeployHealth = {
  entityRef: entity.entityRef,
  computedAt: AT,
  isStale: false,
  tiers: [
    {
      tier: 'production',
      environments: ['production'],
      health: computeDeployHealth({
        records: [],
        incidents: [],
        asOf: AT,
        coveredFrom: AT,
        failures: 'full',
        hasHotfixRule: false,
      }),
    },
  ],
  unclassified: [{ environment: 'live-2', provider: 'api', n: 3, lastAt: AT }],
  latest: [shown],
  sources: [
    {
      kind: 'deployments',
      provider: 'github',
      title: 'GitHub',
      state: 'unauthorised',
      binding: {
        key: 'github:github.com/acme/pay',
        title: 'acme/pay',
        instance: 'github.com',
      },
      asOf: AT,
      freshness: 'ageing',
      coverage: { days: 41, of: 90 },
      since: AT,
      problem: 'GitHub does not accept the credentials of the portal.',
      operatorHint: 'Look at integrations.github.',
    },
  ],
};

/** Examples around deployments and incidents. @internal */
export const deploymentExamples: {
  [TId in
    | 'recordDeployments'
    | 'recordIncidents'
    | 'getEntityDeployHealth'
    | 'checkEntityDeployHealth'
    | 'listEntityDeployments']: OperationExample<TId>;
} = {
  recordDeployments: {
    url: '/deployments',
    body: { deployments: [told] },
    served: {
      by: 'deployHealthService.recordDeployments',
      with: {
        deployments: [{ ...told, source: 'default', kind: 'deploy' }],
      },
    },
    output: { recorded: 1, unchanged: 0 },
    invalid: {
      body: { deployments: [told, { ...told, finishedAt: undefined }] },
      message: 'body.deployments[1].finishedAt: is required of what succeeded',
    },
    auditMeta: { actionType: 'record' },
  },
  recordIncidents: {
    url: '/incidents',
    body: {
      incidents: [
        { entityRefs: [entity.entityRef], id: 'INC-7', openedAt: AT },
      ],
    },
    served: {
      by: 'deployHealthService.recordIncidents',
      with: {
        incidents: [
          {
            entityRefs: [entity.entityRef],
            source: 'default',
            id: 'INC-7',
            openedAt: AT,
          },
        ],
      },
    },
    output: { recorded: 0, unchanged: 1 },
    invalid: {
      body: {
        incidents: [
          {
            entityRefs: [entity.entityRef],
            id: 'INC-7',
            openedAt: AT,
            resolvedAt: '2026-03-01T09:00:00.000Z',
          },
        ],
      },
      message: 'body.incidents[0].resolvedAt: must not lie before openedAt',
    },
    auditMeta: { actionType: 'record' },
  },
  getEntityDeployHealth: {
    url: `${ENTITY_URL}/deploy-health`,
    served: {
      by: 'deployHealthService.getEntityDeployHealth',
      with: { entityRef: entity.entityRef },
    },
    output: health,
    invalid: {
      url: `${ENTITY_URL}/deploy-health?tier=production`,
      message: 'query.tier: is not known',
    },
    auditMeta: { queryType: 'health', entityRef: entity.entityRef },
  },
  checkEntityDeployHealth: {
    url: `${ENTITY_URL}/deploy-health/check`,
    served: {
      by: 'deployHealthService.checkEntityDeployHealth',
      with: { entityRef: entity.entityRef },
    },
    output: { queued: 1 },
    invalid: {
      url: `${ENTITY_URL}/deploy-health/check?now=yes`,
      message: 'query.now: is not known',
    },
    auditMeta: { actionType: 'check', entityRef: entity.entityRef },
  },
  listEntityDeployments: {
    url: `${ENTITY_URL}/deployments?limit=1&tier=production`,
    served: {
      by: 'deployHealthService.listEntityDeployments',
      with: { entityRef: entity.entityRef, limit: 1, tier: 'production' },
    },
    output: { items: [shown], totalItems: 2, nextCursor: 'abc' },
    invalid: {
      url: `${ENTITY_URL}/deployments?tier=live`,
      message: 'query.tier: ',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
};
