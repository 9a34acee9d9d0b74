import { SourceRuleList } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';
import { CHECKOUT, KEY, rule } from './sourceExampleObjects';

const RULE_ID = 'b7b1f7f0-5c43-4c53-9d86-0f5c2f7a1e55';
const URL = `/sources/rules/${RULE_ID}`;

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

type SourceRuleOperationId =
  | 'listSourceRules'
  | 'previewSourceRule'
  | 'addSourceRule'
  | 'changeSourceRule'
  | 'removeSourceRule';

/** Examples around the rules about what sources tell. @internal */
export const sourceRuleExamples: {
  [TId in SourceRuleOperationId]: OperationExample<TId>;
} = {
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
