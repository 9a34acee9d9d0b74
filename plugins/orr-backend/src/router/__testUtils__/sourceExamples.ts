import { SourceRuleList } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './operationExamples';

const RULE_ID = 'b7b1f7f0-5c43-4c53-9d86-0f5c2f7a1e55';
const KEY = 'github:github.com/acme/pay';
const CHECKOUT = {
  entityRef: 'component:default/checkout',
  title: 'Checkout',
};
const URL = `/sources/rules/${RULE_ID}`;

const rule = {
  kind: 'environment' as const,
  document: { match: 'live-*', tier: 'production' as const },
};
const other = { ...rule, document: { match: 'live-*', tier: 'unclassified' } };

const rules: SourceRuleList = {
  configured: [
    {
      kind: 'deploys',
      document: { pipeline: 'release', environment: 'live-2' },
    },
  ],
  items: [
    {
      id: RULE_ID,
      rule,
      revision: 2,
      createdBy: ANNA,
      createdAt: AT,
      changedBy: ANNA,
      changedAt: AT,
    },
  ],
  applied: false,
};

type SourceOperationId =
  | 'listSources'
  | 'probeSource'
  | 'listBindings'
  | 'checkBinding'
  | 'previewBindings'
  | 'listEnvironments'
  | 'listSourceRules'
  | 'previewSourceRule'
  | 'addSourceRule'
  | 'changeSourceRule'
  | 'removeSourceRule';

/** Examples around sources and the rules about them. @internal */
export const sourceExamples: {
  [TId in SourceOperationId]: OperationExample<TId>;
} = {
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
  listSourceRules: {
    url: '/sources/rules',
    served: { by: 'sourceAdminService.listSourceRules' },
    output: rules,
    invalid: {
      url: '/sources/rules?kind=link',
      message: 'query.kind: is not known',
    },
    auditMeta: { queryType: 'list' },
  },
  previewSourceRule: {
    url: '/sources/rules/preview',
    body: { ruleId: RULE_ID, rule },
    served: { by: 'sourceAdminService.previewSourceRule' },
    output: {
      deployments: 14,
      changes: [{ from: 'unclassified', to: 'production', deployments: 14 }],
      environments: ['live-2'],
      entities: 2,
      shown: [CHECKOUT],
      links: [{ ...CHECKOUT, gains: 1, losses: 2 }],
      runs: [{ pipeline: 'release.yml', after: 'live-2', deployments: 3 }],
      bindings: 44,
      shownBindings: [{ provider: 'github', key: KEY }],
    },
    invalid: { body: {}, message: 'body.rule: is needed' },
    auditMeta: { actionType: 'preview' },
  },
  addSourceRule: {
    url: '/sources/rules',
    body: { mutationId: MUTATION_ID, rule },
    served: { by: 'sourceAdminService.addSourceRule' },
    output: rules,
    invalid: {
      body: { mutationId: MUTATION_ID, rule: other },
      message: 'body.rule.document.tier: Invalid option',
    },
    auditMeta: { actionType: 'add', mutationId: MUTATION_ID },
  },
  changeSourceRule: {
    url: URL,
    body: { mutationId: MUTATION_ID, revision: 1, rule },
    served: {
      by: 'sourceAdminService.changeSourceRule',
      with: { mutationId: MUTATION_ID, revision: 1, rule, ruleId: RULE_ID },
    },
    output: rules,
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 0, rule },
      message: 'body.revision: Too small',
    },
    auditMeta: {
      actionType: 'change',
      mutationId: MUTATION_ID,
      ruleId: RULE_ID,
    },
  },
  removeSourceRule: {
    url: `${URL}/remove`,
    body: { mutationId: MUTATION_ID, revision: 2 },
    served: {
      by: 'sourceAdminService.removeSourceRule',
      with: { mutationId: MUTATION_ID, revision: 2, ruleId: RULE_ID },
    },
    output: rules,
    invalid: {
      url: '/sources/rules/17/remove',
      message: 'params.ruleId: Invalid UUID',
    },
    auditMeta: {
      actionType: 'remove',
      mutationId: MUTATION_ID,
      ruleId: RULE_ID,
    },
  },
};
