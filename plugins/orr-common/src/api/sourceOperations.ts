import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrSourceAdministerPermission } from '../permissions';
import { Operation } from './Operation';
import {
  BindingPreview,
  bindingPreviewSchema,
  checkBindingBodySchema,
  previewBindingsBodySchema,
  probeSourceBodySchema,
  SourceBindingPage,
  sourceBindingPageSchema,
  sourceBindingQuerySchema,
  SourceProbe,
  sourceProbeSchema,
} from './sourceBindingSchemas';
import { CheckResult, checkResultSchema } from './sourceStateSchemas';
import {
  SourceList,
  sourceListSchema,
  addSourceRuleBodySchema,
  changeSourceRuleBodySchema,
  previewSourceRuleBodySchema,
  removeSourceRuleBodySchema,
  SourceRulePreview,
  sourceRulePreviewSchema,
  SourceRuleList,
  sourceRuleListSchema,
  UnclassifiedEnvironments,
  unclassifiedEnvironmentsSchema,
} from './sourceRuleSchemas';

const ruleParams = z.object({ ruleId: z.uuid() });
const permission = orrSourceAdministerPermission;
const rules = {
  response: schemaOf<SourceRuleList>(sourceRuleListSchema),
  permission,
} as const;

/** The sources that are installed, and the rules about what they tell. @internal */
export const sourceOperations = {
  listSources: {
    method: 'get',
    path: '/sources',
    summary: 'The sources that are installed, and how asking them goes',
    response: schemaOf<SourceList>(sourceListSchema),
    status: 200,
    permission,
    audit: { eventId: 'source-fetch', meta: { queryType: 'list' } },
  },
  probeSource: {
    method: 'post',
    path: '/sources/probe',
    summary:
      'Ask an instance of a source as little as shows that it can be reached and accepts the credentials',
    body: probeSourceBodySchema,
    response: schemaOf<SourceProbe>(sourceProbeSchema),
    status: 200,
    ephemeral: true,
    permission,
    audit: { eventId: 'source-fetch', meta: { actionType: 'probe' } },
  },
  listBindings: {
    method: 'get',
    path: '/sources/bindings',
    summary:
      'What sources are asked about for entities that the caller sees, and how that goes',
    query: sourceBindingQuerySchema,
    response: schemaOf<SourceBindingPage>(sourceBindingPageSchema),
    status: 200,
    permission,
    audit: { eventId: 'source-fetch', meta: { queryType: 'bindings' } },
  },
  checkBinding: {
    method: 'post',
    path: '/sources/bindings/check',
    summary: 'Have sources asked about a binding within a minute',
    body: checkBindingBodySchema,
    response: schemaOf<CheckResult>(checkResultSchema),
    status: 202,
    permission,
    audit: { eventId: 'source-mutate', meta: { actionType: 'check' } },
  },
  previewBindings: {
    method: 'post',
    path: '/sources/bindings/preview',
    summary:
      'How an entity would be bound at each source, without asking one unless that is wanted',
    body: previewBindingsBodySchema,
    response: schemaOf<BindingPreview>(bindingPreviewSchema),
    status: 200,
    ephemeral: true,
    permission,
    audit: { eventId: 'source-fetch', meta: { actionType: 'preview' } },
  },
  listEnvironments: {
    method: 'get',
    path: '/sources/environments',
    summary:
      'Environments of all entities of which nobody has said what they are for',
    response: schemaOf<UnclassifiedEnvironments>(
      unclassifiedEnvironmentsSchema,
    ),
    status: 200,
    permission,
    audit: { eventId: 'source-fetch', meta: { queryType: 'environments' } },
  },
  listSourceRules: {
    ...rules,
    method: 'get',
    path: '/sources/rules',
    summary: 'The rules about what sources tell',
    status: 200,
    audit: { eventId: 'source-rule-fetch', meta: { queryType: 'list' } },
  },
  previewSourceRule: {
    method: 'post',
    path: '/sources/rules/preview',
    summary: 'What a rule would do to what is stored, were it made',
    body: previewSourceRuleBodySchema,
    response: schemaOf<SourceRulePreview>(sourceRulePreviewSchema),
    status: 200,
    ephemeral: true,
    permission,
    audit: { eventId: 'source-rule-fetch', meta: { actionType: 'preview' } },
  },
  addSourceRule: {
    ...rules,
    method: 'post',
    path: '/sources/rules',
    summary: 'Add a rule behind the others',
    body: addSourceRuleBodySchema,
    status: 201,
    audit: { eventId: 'source-rule-mutate', meta: { actionType: 'add' } },
  },
  changeSourceRule: {
    ...rules,
    method: 'put',
    path: '/sources/rules/:ruleId',
    summary: 'Let a rule say something else',
    params: ruleParams,
    body: changeSourceRuleBodySchema,
    status: 200,
    audit: { eventId: 'source-rule-mutate', meta: { actionType: 'change' } },
  },
  removeSourceRule: {
    ...rules,
    method: 'post',
    path: '/sources/rules/:ruleId/remove',
    summary: 'Remove a rule',
    params: ruleParams,
    body: removeSourceRuleBodySchema,
    status: 200,
    audit: { eventId: 'source-rule-mutate', meta: { actionType: 'remove' } },
  },
} as const satisfies Record<string, Operation>;
