import { z } from 'zod';
import { amendmentOperations } from './amendmentOperations';
import { assignmentOperations } from './assignmentOperations';
import { badgeOperations } from './badgeOperations';
import { briefingOperations } from './briefingOperations';
import { campaignOperations } from './campaignOperations';
import { checklistDraftOperations } from './checklistDraftOperations';
import { checklistOperations } from './checklistOperations';
import { commentOperations } from './commentOperations';
import { comparisonOperations } from './comparisonOperations';
import { decisionOperations } from './decisionOperations';
import { deploymentOperations } from './deploymentOperations';
import { disclosureOperations } from './disclosureOperations';
import { driftOperations } from './driftOperations';
import { escalationOperations } from './escalationOperations';
import { factOperations } from './factOperations';
import { gateOperations } from './gateOperations';
import { filterMatchOperations } from './filterMatchOperations';
import { phaseOperations } from './phaseOperations';
import { findingOperations } from './findingOperations';
import { gapOperations } from './gapOperations';
import { historyOperations } from './historyOperations';
import { identityOperations } from './identityOperations';
import { incidentOperations } from './incidentOperations';
import { inboxOperations } from './inboxOperations';
import { sourceOperations } from './sourceOperations';
import { mineOperations } from './mineOperations';
import { Operation } from './Operation';
import { ownershipOperations } from './ownershipOperations';
import { proposalOperations } from './proposalOperations';
import { programmeOperations } from './programmeOperations';
import { readinessOperations } from './readinessOperations';
import { recordedReviewOperations } from './recordedReviewOperations';
import { reportOperations } from './reportOperations';
import { reviewOperations } from './reviewOperations';
import { savedViewOperations } from './savedViewOperations';
import { scorecardOperations } from './scorecardOperations';
import { scrutinyOperations } from './scrutinyOperations';
import { signOffOperations } from './signOffOperations';
import { ticketOperations } from './ticketOperations';
import { vouchingOperations } from './vouchingOperations';

/**
 * The whole HTTP contract of the plugin.
 *
 * @public
 */
export const operations = {
  // A checklist may be called drafts: its versions are looked for before a draft of that id.
  ...checklistOperations,
  ...proposalOperations,
  ...checklistDraftOperations,
  ...filterMatchOperations,
  ...readinessOperations,
  ...scorecardOperations,
  ...briefingOperations,
  ...gateOperations,
  ...badgeOperations,
  ...reviewOperations,
  ...recordedReviewOperations,
  ...scrutinyOperations,
  ...signOffOperations,
  ...assignmentOperations,
  ...commentOperations,
  ...decisionOperations,
  ...disclosureOperations,
  ...driftOperations,
  ...escalationOperations,
  ...phaseOperations,
  ...amendmentOperations,
  ...ownershipOperations,
  ...findingOperations,
  ...gapOperations,
  ...ticketOperations,
  ...programmeOperations,
  ...historyOperations,
  ...identityOperations,
  ...mineOperations,
  ...reportOperations,
  ...comparisonOperations,
  ...deploymentOperations,
  ...incidentOperations,
  ...inboxOperations,
  ...sourceOperations,
  ...factOperations,
  ...savedViewOperations,
  ...vouchingOperations,
  ...campaignOperations,
  getOpenApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This contract as an OpenAPI 3.1 document',
    response: z.looseObject({ openapi: z.string() }),
    status: 200,
    permission: { none: 'describes the interface and holds no data' },
    audit: { eventId: 'contract-fetch', meta: { queryType: 'openapi' } },
  },
} as const satisfies Record<string, Operation>;

/** The type of {@link operations}: each operation by its id. @public */
export type Operations = typeof operations;
/** The id of an operation, which is also the name of its method of {@link OrrApi}. @public */
export type OperationId = keyof Operations;

/** What a caller of an operation passes: path parameters, query and body, as far as it takes any. @public */
export type OperationInput<TId extends OperationId> = {
  [TPart in Extract<
    keyof Operations[TId],
    'params' | 'query' | 'body'
  >]: z.input<Operations[TId][TPart]>;
};

/** The same after validation, as a handler sees it; what an operation does not take is empty. @public */
export type ParsedOperationInput<TId extends OperationId> = {
  [TPart in 'params' | 'query' | 'body']: Operations[TId] extends {
    [_ in TPart]: infer TSchema;
  }
    ? z.output<TSchema>
    : {};
};

/** What an operation answers. @public */
export type OperationOutput<TId extends OperationId> = z.output<
  Operations[TId]['response']
>;
