import { SourceRuleList } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './operationExamples';

const RULE_ID = 'b7b1f7f0-5c43-4c53-9d86-0f5c2f7a1e55';
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
      shown: [{ entityRef: 'component:default/checkout', title: 'Checkout' }],
      bindings: 44,
    },
    invalid: { body: {}, message: 'body.rule: is needed' },
    auditMeta: { queryType: 'preview' },
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
