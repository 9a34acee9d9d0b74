import { OperationId } from 'backstage-plugin-orr-common';
import { OperationExample } from './OperationExample';
import { answerExamples } from './answerExamples';
import { assignmentExamples } from './assignmentExamples';
import { briefingExamples } from './briefingExamples';
import { campaignExamples } from './campaignExamples';
import { checklistDraftExamples } from './checklistDraftExamples';
import { checklistExamples } from './checklistExamples';
import { amendmentExamples } from './amendmentExamples';
import { commentExamples } from './commentExamples';
import { comparisonExamples } from './comparisonExamples';
import { decisionExamples } from './decisionExamples';
import { deploymentExamples } from './deploymentExamples';
import { factExamples } from './factExamples';
import { disclosureExamples } from './disclosureExamples';
import { driftExamples } from './driftExamples';
import { escalationExamples } from './escalationExamples';
import { findingExamples } from './findingExamples';
import { gapExamples } from './gapExamples';
import { historyExamples } from './historyExamples';
import { identityExamples } from './identityExamples';
import { incidentExamples } from './incidentExamples';
import { inboxExamples } from './inboxExamples';
import { sourceExamples } from './sourceExamples';
import { mineExamples } from './mineExamples';
import { ownershipExamples } from './ownershipExamples';
import { programmeExamples } from './programmeExamples';
import { readinessExamples } from './readinessExamples';
import { reportExamples } from './reportExamples';
import { reviewExamples } from './reviewExamples';
import { scorecardExamples } from './scorecardExamples';
import { scrutinyExamples } from './scrutinyExamples';
import { ticketExamples } from './ticketExamples';
import { proposalExamples } from './proposalExamples';
import { recordedReviewExamples } from './recordedReviewExamples';
import { savedViewExamples } from './savedViewExamples';
import { badgeExamples } from './badgeExamples';
import { gateExamples } from './gateExamples';
import { vouchingExamples } from './vouchingExamples';

/** One example for each operation: a new one does not compile without. @internal */
export const operationExamples: {
  [TId in OperationId]: OperationExample<TId>;
} = {
  ...checklistDraftExamples,
  ...checklistExamples,
  ...readinessExamples,
  ...briefingExamples,
  ...scorecardExamples,
  ...reviewExamples,
  ...answerExamples,
  ...scrutinyExamples,
  ...assignmentExamples,
  ...commentExamples,
  ...decisionExamples,
  ...deploymentExamples,
  ...factExamples,
  ...disclosureExamples,
  ...driftExamples,
  ...escalationExamples,
  ...amendmentExamples,
  ...ownershipExamples,
  ...incidentExamples,
  ...inboxExamples,
  ...sourceExamples,
  ...findingExamples,
  ...gapExamples,
  ...ticketExamples,
  ...programmeExamples,
  ...historyExamples,
  ...identityExamples,
  ...mineExamples,
  ...reportExamples,
  ...comparisonExamples,
  ...proposalExamples,
  ...recordedReviewExamples,
  ...savedViewExamples,
  ...vouchingExamples,
  ...gateExamples,
  ...campaignExamples,
  ...badgeExamples,
  getOpenApi: {
    url: '/openapi.json',
    output: { openapi: '3.1.0' },
    invalid: {
      url: '/openapi.json?format=yaml',
      message: 'query.format: is not known',
    },
    auditMeta: { queryType: 'openapi' },
  },
};
