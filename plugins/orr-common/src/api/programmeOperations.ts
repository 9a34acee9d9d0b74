import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrExemptionDecidePermission,
  orrExemptionRequestPermission,
  orrProgrammeReadPermission,
  orrProgrammeUpdatePermission,
  orrReadinessReadPermission,
} from '../permissions';
import { Exemption } from '../programme';
import {
  ExemptionPage,
  decideExemptionBodySchema,
  endExemptionBodySchema,
  exemptionPageSchema,
  exemptionSchema,
  exemptionStateSchema,
  requestExemptionBodySchema,
} from './exemptionSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import {
  ProgrammeCoverage,
  ProgrammeSetup,
  ProgrammeState,
  ScopePreview,
  previewScopeBodySchema,
  programmeCoverageSchema,
  programmeSetupSchema,
  programmeStateSchema,
  scopePreviewSchema,
  updateProgrammeBodySchema,
} from './programmeSchemas';

const exemptionParams = z.object({ exemptionId: z.uuid() });

/** What the organisation has agreed on about its reviews, and what is exempt from them. @internal */
export const programmeOperations = {
  getProgramme: {
    method: 'get',
    path: '/programme',
    summary: 'The programme: why, measures, scope, target date, owner, sponsor',
    response: schemaOf<ProgrammeState>(programmeStateSchema),
    status: 200,
    permission: orrProgrammeReadPermission,
    audit: { eventId: 'programme-fetch', meta: { queryType: 'current' } },
  },
  updateProgramme: {
    method: 'put',
    path: '/programme',
    summary: 'Store the programme; the revision before it is kept',
    body: updateProgrammeBodySchema,
    response: schemaOf<ProgrammeState>(programmeStateSchema),
    status: 200,
    permission: orrProgrammeUpdatePermission,
    audit: { eventId: 'programme-mutate', meta: { actionType: 'update' } },
  },
  getProgrammeCoverage: {
    method: 'get',
    path: '/programme/coverage',
    summary:
      'How much of what is in scope has a decision in date, by tier, as far as the caller sees',
    response: schemaOf<ProgrammeCoverage>(programmeCoverageSchema),
    status: 200,
    permission: orrProgrammeReadPermission,
    audit: { eventId: 'programme-fetch', meta: { queryType: 'coverage' } },
  },
  getProgrammeSetup: {
    method: 'get',
    path: '/programme/setup',
    summary:
      'What the guided set-up is filled with: what looks like a tier, and the checklists with whom they apply to',
    response: schemaOf<ProgrammeSetup>(programmeSetupSchema),
    status: 200,
    permission: orrProgrammeReadPermission,
    audit: { eventId: 'programme-fetch', meta: { queryType: 'setup' } },
  },
  previewScope: {
    method: 'post',
    path: '/programme/scope-preview',
    summary: 'How many entities a scope would match, as far as the caller sees',
    body: previewScopeBodySchema,
    response: schemaOf<ScopePreview>(scopePreviewSchema),
    status: 200,
    ephemeral: true,
    permission: orrProgrammeReadPermission,
    audit: { eventId: 'programme-fetch', meta: { actionType: 'preview' } },
  },
  listExemptions: {
    method: 'get',
    path: '/exemptions',
    summary: 'Exemptions of entities the caller may see, newest first',
    query: z.object({
      ...paging,
      state: z
        .preprocess(
          value =>
            value === undefined || Array.isArray(value) ? value : [value],
          z.array(exemptionStateSchema).max(10),
        )
        .optional(),
    }),
    response: schemaOf<ExemptionPage>(exemptionPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'exemption-fetch', meta: { queryType: 'all' } },
  },
  requestExemption: {
    method: 'post',
    path: '/exemptions',
    summary: 'Ask that an entity need no review for some time',
    body: requestExemptionBodySchema,
    response: schemaOf<Exemption>(exemptionSchema),
    status: 201,
    permission: orrExemptionRequestPermission,
    audit: { eventId: 'exemption-mutate', meta: { actionType: 'request' } },
  },
  decideExemption: {
    method: 'post',
    path: '/exemptions/:exemptionId/decisions',
    summary: 'Approve or refuse an exemption that somebody else has asked for',
    params: exemptionParams,
    body: decideExemptionBodySchema,
    response: schemaOf<Exemption>(exemptionSchema),
    status: 201,
    permission: orrExemptionDecidePermission,
    audit: { eventId: 'exemption-mutate', meta: { actionType: 'decide' } },
  },
  withdrawExemption: {
    method: 'post',
    path: '/exemptions/:exemptionId/withdrawals',
    summary:
      'Take back a request for an exemption, or give up one that was approved',
    params: exemptionParams,
    body: endExemptionBodySchema,
    response: schemaOf<Exemption>(exemptionSchema),
    status: 201,
    permission: orrExemptionRequestPermission,
    audit: { eventId: 'exemption-mutate', meta: { actionType: 'withdraw' } },
  },
  endExemption: {
    method: 'post',
    path: '/exemptions/:exemptionId/endings',
    summary: 'End an approved exemption before its day',
    params: exemptionParams,
    body: endExemptionBodySchema,
    response: schemaOf<Exemption>(exemptionSchema),
    status: 201,
    permission: orrExemptionDecidePermission,
    audit: { eventId: 'exemption-mutate', meta: { actionType: 'end' } },
  },
} as const satisfies Record<string, Operation>;
