import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { deploymentRequests } from './deploymentRequests';
import { driftRequests } from './driftRequests';
import { incidentRequests } from './incidentRequests';
import { factRequests } from './factRequests';
import { OperationRequest } from './OperationRequest';
import { sourceRequests } from './sourceRequests';
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
    ...incidentRequests(checklistId),
    ...vouchingRequests(checklistId, known.vouchingId),
    listChecklists: ['/checklists'],
    getChecklistVersion: [`/checklists/${checklistId}/versions/1`],
    getEntityReadiness: [`${entity}/readiness`],
    getEntityOverview: [`${entity}/overview`],
    getSystemCoverage: [`${entity}/coverage`],
    listEntityReviews: [`${entity}/reviews`],
    getEntityFacts: [`${entity}/facts`],
    createReview: [
      '/reviews',
      named({ entityRef, checklistId, kind: 'launch' }),
    ],
    getReview: [review],
    saveAnswer: [
      `${review}/answers/system-picture`,
      named({
        revision: 99,
        statement: { kind: 'practice', value: 'yes' },
        evidence: [],
      }),
    ],
    affirmAnswers: [
      `${review}/affirm`,
      named({ answers: [{ questionId: 'system-picture', revision: 99 }] }),
    ],
    listAnswers: [`${review}/answers`],
    listAnswerHistory: [`${review}/answers/system-picture/history`],
    notePresence: [`${review}/presence`, { sessionId: randomUUID() }],
    copyAnswer: [
      `${review}/answers/system-picture/copies`,
      named({ revision: 99, fromReviewId: randomUUID() }),
    ],
    listSiblingAnswers: [`${review}/answers/system-picture/siblings`],
    getEarlierAnswers: [`${review}/earlier-answers`],
    listCopySources: [`${review}/copy-sources`],
    submitReview: [`${review}/submissions`, named({ revision: 99 })],
    decideReview: [
      `${review}/decisions`,
      named({
        revision: 99,
        snapshotId: randomUUID(),
        outcome: 'noGo',
        reason: 'No',
      }),
    ],
    getScrutiny: [`${review}/scrutiny`],
    markLooked: [
      `${review}/answers/system-picture/looks`,
      named({ answerRevision: 99 }),
    ],
    requestChanges: [
      `${review}/change-requests`,
      named({
        revision: 99,
        snapshotId: randomUUID(),
        requests: [{ questionId: 'system-picture', text: 'More' }],
      }),
    ],
    signOffSection: [
      `${review}/sign-offs`,
      named({
        snapshotId: randomUUID(),
        sectionId: 'not-asked',
        verdict: 'signed',
      }),
    ],
    replyToChangeRequest: [
      `${review}/change-requests/${randomUUID()}`,
      named({ reply: 'No' }),
    ],
    listReviewers: [`${review}/reviewers`],
    takeReview: [
      `${review}/takings`,
      named({ holderRef: 'user:default/nobody' }),
    ],
    declineReview: [
      `${review}/declines`,
      named({ holderRef: 'user:default/nobody' }),
    ],
    giveReview: [
      `${review}/givings`,
      named({
        holderRef: 'user:default/nobody',
        personRef: 'user:default/nobody',
      }),
    ],
    listComments: [`${review}/comments`],
    startThread: [
      `${review}/threads`,
      named({ questionId: 'not-asked', text: 'Which region?' }),
    ],
    replyToThread: [
      `${review}/threads/${randomUUID()}/comments`,
      named({ text: 'The old one' }),
    ],
    editComment: [
      `${review}/comments/${randomUUID()}`,
      named({ revision: 99, text: 'The new one' }),
    ],
    resolveThread: [`${review}/threads/${randomUUID()}/resolutions`, named({})],
    reopenThread: [`${review}/threads/${randomUUID()}/reopenings`, named({})],
    withdrawReview: [`${review}/withdrawals`, named({ revision: 99 })],
    meetCondition: [
      `${review}/conditions/${randomUUID()}/completions`,
      named({ note: 'Done' }),
    ],
    extendCondition: [
      `${review}/conditions/${randomUUID()}/extensions`,
      named({ dueOn: '2030-01-01', reason: 'Later' }),
    ],
    lookAtSample: [
      `${review}/sample-looks`,
      named({ finding: 'agreed', note: 'As it is' }),
    ],
    listDisclosures: [`${review}/disclosures`],
    discloseGap: [
      `${review}/disclosures`,
      named({
        questionId: 'nothing-of-that-name',
        statement: { kind: 'practice', value: 'no' },
        note: 'It was switched off',
      }),
    ],
    closeDisclosure: [
      `${review}/disclosures/${randomUUID()}/closings`,
      named({ note: 'It is on again' }),
    ],
    setReviewPhase: [
      `${review}/phase`,
      named({ phase: 'design', known: 'operate' }),
    ],
    listEscalations: [`${review}/escalations`],
    escalateGap: [
      `${review}/escalations`,
      named({
        questionId: 'nothing-of-that-name',
        to: 'user:default/nobody',
        situation: 'The pipeline is not ours',
        criticality: 'All orders go through it',
        who: 'Everybody who buys',
        impact: 'A bad release stays',
        urgency: 'Before the launch',
        remedy: 'A way back',
      }),
    ],
    answerEscalation: [
      `${review}/escalations/${randomUUID()}/answers`,
      named({ answer: 'It is planned' }),
    ],
    withdrawEscalation: [
      `${review}/escalations/${randomUUID()}/withdrawals`,
      named({}),
    ],
    affirmOwnership: [
      `${entity}/ownership-affirmations`,
      named({ checklistId, decisionId: randomUUID() }),
    ],
    listAmendments: [`${review}/amendments`],
    amendAnswer: [
      `${review}/amendments`,
      named({
        questionId: 'nothing-of-that-name',
        revision: 0,
        note: 'As it was meant',
      }),
    ],
    getReviewReport: [`${review}/report`],
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
    getReadinessFacets: ['/readiness/facets'],
    exportReadiness: ['/readiness.csv'],
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
