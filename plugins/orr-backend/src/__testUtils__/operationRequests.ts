import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { campaignRequests } from './campaignRequests';
import { checklistDraftRequests } from './checklistDraftRequests';
import { deploymentRequests } from './deploymentRequests';
import { driftRequests } from './driftRequests';
import { incidentRequests } from './incidentRequests';
import { factRequests } from './factRequests';
import { OperationRequest } from './OperationRequest';
import { gapRequests } from './gapRequests';
import { proposalRequests } from './proposalRequests';
import { recordedReviewRequests } from './recordedReviewRequests';
import { reviewRequests } from './reviewRequests';
import { savedViewRequests } from './savedViewRequests';
import { sourceRequests } from './sourceRequests';
import { badgeRequests } from './badgeRequests';
import { vouchingRequests } from './vouchingRequests';

const named = (body: object) => ({ mutationId: randomUUID(), ...body });

/**
 * One well-formed request for every operation, about `component:default/checkout`. Writes are based on revisions that
 * there are not, so that whoever is let through changes nothing; a new operation without a request does not compile.
 */
export function operationRequests(known: {
  checklistId: string;
  reviewId: string;
  exemptionId: string;
  /** An action that is open. */
  actionId: string;
  /** An acceptance that is asked for. */
  acceptanceId: string;
  /** A snapshot of the review. */
  snapshotId: string;
  /** What the entity vouches for. */
  vouchingId: string;
}): Record<OperationId, OperationRequest> {
  const { checklistId } = known;
  const review = `/reviews/${known.reviewId}`;
  const exemption = `/exemptions/${known.exemptionId}`;
  const action = `/dispositions/${known.actionId}`;
  const entity = '/entities/component/default/checkout';
  const entityRef = 'component:default/checkout';
  return {
    ...driftRequests(checklistId),
    ...gapRequests(checklistId),
    ...incidentRequests(checklistId),
    ...proposalRequests(checklistId),
    ...recordedReviewRequests(entity),
    ...savedViewRequests(),
    ...campaignRequests(checklistId),
    ...checklistDraftRequests(checklistId),
    ...badgeRequests(entity),
    ...vouchingRequests(checklistId, known.vouchingId),
    listChecklists: ['/checklists'],
    listChecklistOverviews: ['/checklists/overviews'],
    listChecklistVersions: [`/checklists/${checklistId}/versions`],
    compareChecklistVersions: [
      `/checklists/${checklistId}/versions/1/differences?from=1`,
    ],
    getChecklistVersion: [`/checklists/${checklistId}/versions/1`],
    getEntityVerdict: [`${entity}/verdict`],
    // Nobody's: whoever is let through is told so.
    breakGlass: [
      `${entity}/break-glass`,
      { reason: 'The shop is down', personRef: 'user:default/nobody' },
    ],
    getEntityReadiness: [`${entity}/readiness`],
    getEntityOverview: [`${entity}/overview`],
    getSystemCoverage: [`${entity}/coverage`],
    getScorecard: ['/scorecard?group=group:default/payments&since=2026-01-01'],
    getScorecardTree: ['/scorecard/tree'],
    getScorecardFigures: ['/scorecard/figures'],
    getRollUpState: ['/scorecard/roll-ups'],
    checkRollUps: ['/scorecard/roll-ups/checks'],
    rebuildRollUps: ['/scorecard/roll-ups/rebuilds'],
    listEntityReviews: [`${entity}/reviews`],
    getEntityFacts: [`${entity}/facts`],
    ...reviewRequests({ review, entity, entityRef, checklistId }),
    listReviewDispositions: [`${review}/dispositions`],
    listEntityDispositions: [`${entity}/dispositions`],
    proposeDisposition: [
      `${review}/dispositions`,
      named({
        questionId: 'nothing-of-that-name',
        type: 'acceptance',
        text: 'As it is',
      }),
    ],
    fillBacklog: [
      `${review}/backlog`,
      named({ ownerRef: 'group:default/nobody' }),
    ],
    changeAction: [action, named({ revision: 99, text: 'More' })],
    postponeAction: [
      `${action}/postponements`,
      named({ revision: 99, until: '2030-01-01', reason: 'Later' }),
    ],
    decideDisposition: [
      `/dispositions/${known.acceptanceId}/decisions`,
      named({ revision: 99, outcome: 'refused', note: 'No' }),
    ],
    closeDisposition: [
      `${action}/closings`,
      named({ revision: 99, act: 'finish', note: 'Done' }),
    ],
    listTicketPlaces: [`${action}/ticket-places`],
    createTicket: [
      `${action}/tickets`,
      named({
        revision: 99,
        trackerId: 'github:github.com',
        placeId: 'acme/checkout',
        title: 'Rehearse it',
        body: 'See the portal',
      }),
    ],
    listDispositions: ['/dispositions?type=action'],
    exportDispositions: ['/dispositions.csv?type=action'],
    listSnapshots: [`${review}/snapshots`],
    getSnapshot: [`${review}/snapshots/${known.snapshotId}`],
    compareSnapshots: [
      `/snapshots/comparison?from=${known.snapshotId}&to=${known.snapshotId}`,
    ],
    createSnapshot: [`${review}/snapshots`, named({ name: 'Now' })],
    listEntitySnapshots: [`${entity}/snapshots`],
    listEntityDecisions: [`${entity}/decisions`],
    getProgramme: ['/programme'],
    updateProgramme: ['/programme', named({ revision: 99, document: {} })],
    getProgrammeCoverage: ['/programme/coverage'],
    getProgrammeSetup: ['/programme/setup'],
    previewScope: ['/programme/scope-preview', {}],
    requestExemption: [
      '/exemptions',
      named({
        entityRef,
        reason: 'Soon gone',
        until: new Date().toISOString().slice(0, 10),
      }),
    ],
    decideExemption: [
      `${exemption}/decisions`,
      named({ revision: 99, outcome: 'refused' }),
    ],
    withdrawExemption: [`${exemption}/withdrawals`, named({ revision: 99 })],
    endExemption: [`${exemption}/endings`, named({ revision: 99 })],
    listEntityChanges: [`${entity}/history`],
    exportEntityChangesCsv: [`${entity}/history.csv`],
    exportEntityChangesJson: [`${entity}/history.json`],
    verifyHistory: ['/history/verification'],
    previewErasure: ['/history/erasures/preview?userRef=user:default/tom'],
    eraseContent: ['/history/erasures', named({ userRef: 'user:default/tom' })],
    listEntityMoves: ['/entity-moves'],
    listWaitingEntityMoves: ['/entity-moves/waiting'],
    previewEntityMove: [
      `/entity-moves/preview?fromRef=component:default/old&toRef=${entityRef}`,
    ],
    moveEntity: [
      '/entity-moves',
      named({ fromRef: 'component:default/old', toRef: entityRef }),
    ],
    previewReassignment: ['/reassignments/preview?fromRef=user:default/nobody'],
    reassign: [
      '/reassignments',
      named({
        fromRef: 'user:default/nobody',
        toRef: 'user:default/nadia',
        kinds: ['drivers'],
      }),
    ],
    ...deploymentRequests({ entity, entityRef }),
    sendEvents: ['/events/cdevents', { of: randomUUID() }],
    getInbox: ['/sources/inbox'],
    retryInboxEvent: [`/sources/inbox/${'0'.repeat(64)}/retry`, {}],
    ...sourceRequests({ entityRef }),
    ...factRequests({ entity, entityRef }),
    listReadiness: ['/readiness'],
    lookUpStandings: [
      '/readiness/look-up',
      { entityRefs: ['component:default/checkout'] },
    ],
    getReadinessFacets: ['/readiness/facets'],
    exportReadiness: ['/readiness.csv'],
    exportReadinessJson: ['/readiness.json'],
    listReadinessChanges: ['/readiness/changes'],
    listDue: ['/readiness/due'],
    getBriefing: ['/briefing?group=group:default/payments'],
    listExemptions: ['/exemptions'],
    getMyReadiness: ['/me/readiness'],
    listWaiting: ['/me/waiting'],
    listDesk: ['/me/desk'],
    getMySettings: ['/me/settings'],
    setDigest: ['/me/digest', named({ wanted: false })],
    setAway: ['/me/away', named({ until: null })],
    getOpenApi: ['/openapi.json'],
  };
}
