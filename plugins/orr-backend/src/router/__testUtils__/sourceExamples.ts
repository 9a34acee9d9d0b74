import { AT } from './exampleObjects';
import type { OperationExample } from './OperationExample';
import { CHECKOUT, KEY, rule } from './sourceExampleObjects';
import { sourceRuleExamples } from './sourceRuleExamples';

type SourceOperationId =
  | 'listSources'
  | 'probeSource'
  | 'listBindings'
  | 'checkBinding'
  | 'previewBindings'
  | 'listEnvironments'
  | 'removeSourceRule';

/** Examples around sources and the rules about them. @internal */
export const sourceExamples: {
  [TId in SourceOperationId]: OperationExample<TId>;
} & typeof sourceRuleExamples = {
  ...sourceRuleExamples,
  listSources: {
    url: '/sources',
    served: { by: 'sourceAdminService.listSources' },
    output: {
      items: [
        {
          kind: 'deployments',
          provider: 'github',
          title: 'GitHub',
          isAsked: true,
          capabilities: {
            failures: 'full',
            environments: 'native',
            history: 'unbounded',
            push: true,
          },
          instances: [
            {
              id: 'github.com',
              title: 'github.com',
              host: 'github.com',
              bindings: { new: 1, fresh: 40, ageing: 2, stale: 0, failing: 1 },
              due: 3,
              lastSuccessAt: AT,
              retryAt: AT,
              problems: [
                {
                  problem: 'rate-limited',
                  message: 'Asked too often',
                  operatorHint: 'Use an app',
                  bindings: 1,
                  since: AT,
                },
              ],
            },
          ],
          events: [{ topic: 'github.push', waiting: 0, lastReceivedAt: AT }],
          webhookMayBeMissing: false,
        },
      ],
    },
    invalid: {
      url: '/sources?kind=facts',
      message: 'query.kind: is not known',
    },
    auditMeta: { queryType: 'list' },
  },
  probeSource: {
    url: '/sources/probe',
    body: { kind: 'facts', provider: 'pagerduty', instance: 'eu' },
    served: { by: 'sourceBindingService.probeSource' },
    output: {
      outcome: 'unauthorised',
      message: 'The token is refused',
      operatorHint: 'Renew it',
      tookMs: 120,
      at: AT,
    },
    invalid: {
      body: { kind: 'alerts', provider: 'pagerduty', instance: 'eu' },
      message: 'body.kind: Invalid option',
    },
    auditMeta: {
      actionType: 'probe',
      kind: 'facts',
      provider: 'pagerduty',
      instance: 'eu',
    },
  },
  listBindings: {
    url: '/sources/bindings?state=failing&source=github&limit=10',
    served: {
      by: 'sourceBindingService.listBindings',
      with: { state: 'failing', source: 'github', limit: 10 },
    },
    output: {
      items: [
        {
          kind: 'deployments',
          provider: 'github',
          sourceTitle: 'GitHub',
          instance: 'github.com',
          key: KEY,
          title: 'acme/pay',
          state: 'failing',
          coveredFrom: AT,
          checkedAt: AT,
          syncedAt: AT,
          isQueued: true,
          problem: {
            problem: 'not-found',
            message: 'There is no such repository',
            operatorHint: 'Add it to the app',
            since: AT,
          },
          entities: 1,
          shown: [CHECKOUT],
        },
      ],
      totalItems: 1,
    },
    invalid: {
      url: '/sources/bindings?state=broken',
      message: 'query.state: Invalid option',
    },
    auditMeta: { queryType: 'bindings' },
  },
  checkBinding: {
    url: '/sources/bindings/check',
    body: { kind: 'deployments', provider: 'github', key: KEY },
    served: { by: 'sourceBindingService.checkBinding' },
    output: { queued: 1 },
    invalid: {
      body: { kind: 'deployments', provider: 'github' },
      message: 'body.key: is required',
    },
    auditMeta: {
      actionType: 'check',
      kind: 'deployments',
      provider: 'github',
    },
  },
  previewBindings: {
    url: '/sources/bindings/preview',
    body: { entityRef: CHECKOUT.entityRef },
    served: {
      by: 'sourceBindingService.previewBindings',
      with: { entityRef: CHECKOUT.entityRef, probe: false },
    },
    output: {
      ...CHECKOUT,
      sources: [
        {
          kind: 'deployments',
          provider: 'github',
          title: 'GitHub',
          status: 'bound',
          annotations: ['github.com/project-slug'],
          wouldNeed: [],
          bindings: [
            {
              key: KEY,
              title: 'acme/pay',
              instance: 'github.com',
              instanceTitle: 'github.com',
              host: 'github.com',
              isKnown: true,
              sharedWith: 1,
              rules: [rule],
            },
          ],
        },
      ],
    },
    invalid: {
      body: { entityRef: 'checkout', probe: 'yes' },
      message: 'body.',
    },
    auditMeta: { actionType: 'preview', entityRef: CHECKOUT.entityRef },
  },
  listEnvironments: {
    url: '/sources/environments',
    served: { by: 'sourceAdminService.listEnvironments' },
    output: {
      items: [
        {
          environment: 'live-2',
          provider: 'github',
          deployments: 14,
          entities: 2,
          lastSeenAt: AT,
        },
      ],
      more: false,
    },
    invalid: {
      url: '/sources/environments?limit=3',
      message: 'query.limit: is not known',
    },
    auditMeta: { queryType: 'environments' },
  },
};
